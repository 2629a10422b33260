//! Who asks for a page: what the header, which is written before any page is asked, must know.

use app::{AtDesk, Signed, Site, cookies};
use axum::extract::{Request, State};
use axum::http::Method;
use axum::http::header::COOKIE;
use axum::middleware::Next;
use axum::response::Response;
use domain::access::Actor;
use service::Desk;
use service::visits::DoorKind;

/// Gives the request for a page its [`Signed`].
pub async fn attach(
    State(desk): State<Desk>,
    State(site): State<Site>,
    mut request: Request,
    next: Next,
) -> Response {
    if request.method() == Method::GET && !request.uri().path().starts_with("/rpc/") {
        let cookie = cookie(&request, DoorKind::Portal, &site);
        // Without an answer the header offers to sign in; the page itself says what has failed.
        let visit = desk.visit(DoorKind::Portal, cookie.as_deref()).await;
        let signed = visit.is_ok_and(|visit| matches!(visit.actor, Actor::Customer { .. }));
        request.extensions_mut().insert(Signed(signed));
        let console = request.uri().path().starts_with("/desk");
        let cookie = self::cookie(&request, DoorKind::Desk, &site).filter(|_| console);
        if let Some(who) = at_desk(&desk, cookie).await {
            request.extensions_mut().insert(who);
        }
    }
    next.run(request).await
}

/// Who works at the desk, for the bar above its pages.
async fn at_desk(desk: &Desk, cookie: Option<String>) -> Option<AtDesk> {
    let visit = desk.visit(DoorKind::Desk, Some(&cookie?)).await.ok()?;
    let (id, role) = visit.actor.staff()?;
    let name = desk.staff_name(id).await.ok()?.into();
    Some(AtDesk { name, role })
}

fn cookie(request: &Request, door: DoorKind, site: &Site) -> Option<String> {
    let header = request.headers().get(COOKIE)?.to_str().ok()?;
    cookies::find(header, cookies::session(door, site.secure)).map(str::to_owned)
}
