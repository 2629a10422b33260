//! Who asks for a page: what the header, which is written before any page is asked, must know.

use app::{AtDesk, Signed, Site, Visits, cookies};
use axum::extract::{Request, State};
use axum::http::Method;
use axum::http::header::COOKIE;
use axum::middleware::Next;
use axum::response::Response;
use domain::access::Actor;
use service::Desk;
use service::visits::{DoorKind, Visit};

/// Gives the request for a page its [`Signed`], and what was found of its sessions to whoever answers it: they are
/// read once a page.
pub async fn attach(
    State(desk): State<Desk>,
    State(site): State<Site>,
    mut request: Request,
    next: Next,
) -> Response {
    if request.method() == Method::GET && !request.uri().path().starts_with("/rpc/") {
        let cookie = cookie(&request, DoorKind::Portal, &site);
        // Without an answer the header offers to sign in; the page itself says what has failed.
        let portal = desk.visit(DoorKind::Portal, cookie.as_deref()).await.ok();
        let signed = portal
            .as_ref()
            .is_some_and(|visit| matches!(visit.actor, Actor::Customer { .. }));
        request.extensions_mut().insert(Signed(signed));
        let console = request.uri().path().starts_with("/desk");
        let cookie = self::cookie(&request, DoorKind::Desk, &site).filter(|_| console);
        let staff = match cookie {
            Some(cookie) => desk.visit(DoorKind::Desk, Some(&cookie)).await.ok(),
            None => None,
        };
        if let Some(who) = at_desk(&desk, staff.as_ref()).await {
            request.extensions_mut().insert(who);
        }
        let visits = Visits {
            portal,
            desk: staff,
        };
        request.extensions_mut().insert(visits);
    }
    next.run(request).await
}

/// Who works at the desk, for the bar above its pages.
async fn at_desk(desk: &Desk, visit: Option<&Visit>) -> Option<AtDesk> {
    let (id, role) = visit?.actor.staff()?;
    let name = desk.staff_name(id).await.ok()?.into();
    Some(AtDesk { name, role })
}

fn cookie(request: &Request, door: DoorKind, site: &Site) -> Option<String> {
    let header = request.headers().get(COOKIE)?.to_str().ok()?;
    cookies::find(header, cookies::session(door, site.secure)).map(str::to_owned)
}
