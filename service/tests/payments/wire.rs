//! The same provider behind a socket, in the words of Stripe: what is lost there is lost on the line.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;

use domain::money::{Currency, Money};
use domain::payment::Standing;
use domain::time::Timestamp;
use hmac::{Hmac, KeyInit, Mac};
use http_client::Url;
use serde_json::{Value, json};
use service::payments::stripe::{Stripe, StripeSettings};
use service::payments::{
    About, CardPage, Order, Payer, Place, Provider, ProviderError, RefundOrder, Told,
};
use sha2::Sha256;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use super::fake::Fake;

const SECRET: &str = "whsec_1";

/// Puts this provider behind a socket, and answers what speaks with it there.
pub async fn behind_a_socket(provider: Arc<Fake>) -> Stripe {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move {
        loop {
            let (line, _) = listener.accept().await.unwrap();
            let provider = provider.clone();
            tokio::spawn(async move { answer(&provider, line).await });
        }
    });
    let settings = StripeSettings {
        address: Some(address),
        secret_key: "sk_test_1".into(),
        hook_secret: SECRET.into(),
    };
    Stripe::new(settings).unwrap()
}

/// What it tells by itself, with its signature.
pub fn signed(told: &Told, now: Timestamp) -> (Vec<u8>, String) {
    let (kind, object) = match &told.about {
        About::Charge(id) => ("payment_intent.updated", json!({"id": id})),
        About::RefundOf(id) => ("refund.updated", json!({"payment_intent": id})),
        About::Page(id) => ("checkout.session.completed", json!({"id": id})),
        About::Else => ("payout.paid", json!({})),
    };
    let body = json!({"id": told.id, "type": kind, "data": {"object": object}}).to_string();
    let seconds = now.micros() / 1_000_000;
    let mut mac = Hmac::<Sha256>::new_from_slice(SECRET.as_bytes()).unwrap();
    mac.update(format!("{seconds}.{body}").as_bytes());
    let mut header = format!("t={seconds},v1=");
    for byte in mac.finalize().into_bytes() {
        write!(header, "{byte:02x}").unwrap();
    }
    (body.into_bytes(), header)
}

/// A question as it came over the line.
struct Asked {
    method: String,
    path: String,
    form: BTreeMap<String, String>,
    /// Under which name it is done once.
    name: String,
}

impl Asked {
    /// `None` when whoever asked is gone.
    async fn read(line: &mut TcpStream) -> Option<Self> {
        let mut read = Vec::new();
        let (head, body) = loop {
            let mut more = [0; 4096];
            let count = line.read(&mut more).await.ok().filter(|count| *count > 0)?;
            read.extend_from_slice(&more[..count]);
            let text = String::from_utf8_lossy(&read).into_owned();
            if let Some((head, body)) = text.split_once("\r\n\r\n") {
                let length = header(head, "content-length").and_then(|text| text.parse().ok());
                if body.len() >= length.unwrap_or(0) {
                    break (head.to_owned(), body.to_owned());
                }
            }
        };
        let mut first = head.split(' ');
        let (method, target) = (first.next()?.to_owned(), first.next()?);
        let mut url = Url::parse("http://provider.example")
            .ok()?
            .join(target)
            .ok()?;
        if !body.is_empty() {
            url.set_query(Some(&body));
        }
        Some(Self {
            method,
            path: url.path().to_owned(),
            form: url.query_pairs().into_owned().collect(),
            name: header(&head, "idempotency-key")
                .unwrap_or_default()
                .to_owned(),
        })
    }

    fn of(&self, field: &str) -> String {
        self.form.get(field).cloned().unwrap_or_default()
    }

    fn amount(&self) -> Money {
        Money::new(self.of("amount").parse().unwrap(), Currency::Usd)
    }

    /// A refund by its place and by our name for it; how much matters only when it is ordered.
    fn refund(&self, name: String, amount: Money) -> RefundOrder {
        RefundOrder {
            place: self.of("payment_intent"),
            amount,
            name,
        }
    }
}

fn header<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    let fields = head.lines().filter_map(|line| line.split_once(": "));
    let mut of_name = fields.filter(|(field, _)| field.eq_ignore_ascii_case(name));
    of_name.next().map(|(_, value)| value)
}

/// One question and its answer; without one the line ends.
async fn answer(provider: &Fake, mut line: TcpStream) {
    let Some(asked) = Asked::read(&mut line).await else {
        return;
    };
    let (status, body) = match told(provider, &asked).await {
        Ok(body) => (
            if body.get("error").is_some() {
                402
            } else {
                200
            },
            body,
        ),
        Err(ProviderError::Refused { status, said }) => {
            (status, json!({"error": {"message": said}}))
        }
        Err(ProviderError::NoAnswer(_) | ProviderError::Garbled(_)) => return,
    };
    let body = body.to_string();
    let head = format!(
        "HTTP/1.1 {status} Answer\r\nconnection: close\r\ncontent-length: {}\r\n\r\n",
        body.len()
    );
    // Whoever asked may be gone.
    let _ = line.write_all(format!("{head}{body}").as_bytes()).await;
}

async fn told(provider: &Fake, asked: &Asked) -> Result<Value, ProviderError> {
    let parts: Vec<&str> = asked.path.trim_start_matches("/v1/").split('/').collect();
    match (asked.method.as_str(), parts.as_slice()) {
        // Who is asked after by e-mail is known to nobody yet.
        ("GET", ["customers"]) => Ok(json!({"data": [], "has_more": false})),
        ("POST", ["customers"]) => {
            let payer = Payer {
                name: asked.of("metadata[calltag_customer]"),
                email: asked.of("email"),
            };
            Ok(json!({"id": provider.know(payer).await?}))
        }
        ("POST", ["checkout", "sessions"]) => {
            let page = CardPage {
                payer: asked.of("customer"),
                name: asked.name.clone(),
                done: asked.of("success_url"),
                back: asked.of("cancel_url"),
            };
            let open = provider.page(page).await?;
            Ok(json!({"id": open.session, "url": open.url}))
        }
        ("GET", ["checkout", "sessions", session]) => {
            let card = provider.entered((*session).to_owned()).await?;
            let method = card
                .map(|card| json!({"id": card.method, "card": {"brand": "visa", "last4": "4242"}}));
            let status = if method.is_some() { "complete" } else { "open" };
            Ok(json!({"status": status, "setup_intent": {"payment_method": method}}))
        }
        ("POST", ["payment_methods", method, "detach"]) => {
            provider.forget((*method).to_owned()).await?;
            Ok(json!({"id": method}))
        }
        ("POST", ["payment_intents"]) => {
            let order = Order {
                payer: asked.of("customer"),
                amount: asked.amount(),
                name: asked.of("metadata[calltag_name]"),
                about: asked.of("description"),
            };
            assert_eq!(asked.name, format!("{}/open", order.name));
            Ok(intent(&provider.open(order).await?, Standing::NotBegun))
        }
        ("GET", ["payment_intents"]) if asked.form.contains_key("customer") => {
            let all = provider.opened().await?;
            let all = all.iter().map(listed);
            Ok(json!({"data": all.collect::<Vec<_>>(), "has_more": false}))
        }
        ("GET", ["payment_intents"]) => {
            let after = asked.form.get("starting_after").cloned();
            let page = provider.places(after).await?;
            let all = page.ours.iter().map(listed);
            Ok(json!({"data": all.collect::<Vec<_>>(), "has_more": page.next.is_some()}))
        }
        ("POST", ["payment_intents", id, "confirm"]) => {
            let method = asked.of("payment_method");
            let charged = provider.charge((*id).to_owned(), method, asked.name.clone());
            let standing = charged.await?;
            let intent = intent(id, standing);
            Ok(match standing {
                Standing::Declined { .. } => json!({"error": {"payment_intent": intent}}),
                Standing::NotBegun
                | Standing::NeedsCustomer
                | Standing::Underway
                | Standing::Done { .. }
                | Standing::Cancelled => intent,
            })
        }
        ("POST", ["payment_intents", id, "cancel"]) => {
            Ok(intent(id, provider.close((*id).to_owned()).await?))
        }
        ("GET", ["payment_intents", id]) => Ok(intent(id, provider.look((*id).to_owned()).await?)),
        ("POST", ["refunds"]) => {
            let order = asked.refund(asked.of("metadata[calltag_name]"), asked.amount());
            let (name, amount) = (order.name.clone(), order.amount);
            let (id, standing) = provider.refund(order).await?;
            Ok(refund(&id, &name, amount, standing))
        }
        ("GET", ["refunds"]) => {
            let all = provider.refunds_at(asked.of("payment_intent")).await?;
            let all = all
                .iter()
                .map(|(id, name, amount, standing)| refund(id, name, *amount, *standing));
            Ok(json!({"data": all.collect::<Vec<_>>()}))
        }
        (method, path) => panic!("nobody asks {method} {path:?}"),
    }
}

fn intent(id: &str, standing: Standing) -> Value {
    let (status, received) = match standing {
        Standing::NotBegun | Standing::Declined { .. } => ("requires_payment_method", 0),
        Standing::NeedsCustomer => ("requires_action", 0),
        Standing::Underway => ("processing", 0),
        Standing::Done { amount } => ("succeeded", amount.minor),
        Standing::Cancelled => ("canceled", 0),
    };
    let error =
        matches!(standing, Standing::Declined { .. }).then(|| json!({"code": "card_declined"}));
    json!({
        "id": id, "status": status, "amount_received": received, "currency": "usd", "last_payment_error": error,
    })
}

/// A place as a list shows it.
fn listed(place: &Place) -> Value {
    let mut shown = intent(&place.id, place.standing);
    shown["metadata"] = json!({"calltag_name": place.name});
    shown
}

fn refund(id: &str, name: &str, amount: Money, standing: Standing) -> Value {
    let status = match standing {
        Standing::NotBegun | Standing::Underway => "pending",
        Standing::NeedsCustomer => "requires_action",
        Standing::Done { .. } => "succeeded",
        Standing::Declined { .. } => "failed",
        Standing::Cancelled => "canceled",
    };
    json!({
        "id": id, "status": status, "amount": amount.minor, "currency": "usd", "metadata": {"calltag_name": name},
    })
}
