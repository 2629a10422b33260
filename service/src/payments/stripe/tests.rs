use std::sync::{Arc, Mutex, PoisonError};

use serde_json::json;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

use super::*;

const USD: Currency = Currency::Usd;

#[test]
fn a_charge_is_read_as_it_stands() {
    let of = |status: &str| {
        let intent = json!({
            "id": "pi_1", "status": status, "currency": "usd", "amount_received": 32_900,
        });
        charge(&intent).ok()
    };
    assert_eq!(of("requires_payment_method"), Some(Standing::NotBegun));
    assert_eq!(of("requires_confirmation"), Some(Standing::NotBegun));
    assert_eq!(of("requires_action"), Some(Standing::NeedsCustomer));
    assert_eq!(of("processing"), Some(Standing::Underway));
    let amount = Money::new(32_900, USD);
    assert_eq!(of("succeeded"), Some(Standing::Done { amount }));
    assert_eq!(of("canceled"), Some(Standing::Cancelled));
    assert_eq!(
        of("something_new"),
        None,
        "what is not known is not guessed"
    );
}

#[test]
fn a_declined_card_is_an_answer_and_says_why() {
    let body = json!({"error": {
        "type": "card_error", "code": "card_declined", "decline_code": "insufficient_funds",
        "payment_intent": {
            "id": "pi_1", "status": "requires_payment_method",
            "last_payment_error": {"code": "card_declined", "decline_code": "insufficient_funds"},
        },
    }});
    let answer = understood(402, body.to_string().as_bytes()).unwrap();
    let why = Decline::NoFunds;
    assert_eq!(charge(&answer).unwrap(), Standing::Declined { why });
    let asked =
        json!({"code": "authentication_required", "decline_code": "authentication_required"});
    assert_eq!(declined(&asked), Decline::HolderNeeded);
    assert_eq!(
        declined(&json!({"code": "expired_card"})),
        Decline::CardInvalid
    );
    assert_eq!(
        declined(&json!({"code": "processing_error"})),
        Decline::Refused
    );
}

#[test]
fn a_refusal_that_names_a_charge_of_which_nothing_became_is_a_refusal() {
    let body = json!({"error": {
        "type": "invalid_request_error", "message": "No such payment method",
        "payment_intent": {
            "id": "pi_1", "status": "requires_payment_method", "last_payment_error": null,
        },
    }});
    let refused = understood(400, body.to_string().as_bytes()).unwrap_err();
    assert!(refused.is_final(), "{refused}");
    let taken = json!({"error": {
        "message": "It has succeeded already",
        "payment_intent": {
            "id": "pi_1", "status": "succeeded", "currency": "usd", "amount_received": 32_900,
        },
    }});
    let answer = understood(400, taken.to_string().as_bytes()).unwrap();
    let amount = Money::new(32_900, USD);
    assert_eq!(charge(&answer).unwrap(), Standing::Done { amount });
}

#[test]
fn a_refusal_keeps_what_was_said() {
    let refused = understood(401, br#"{"error":{"message":"No such key"}}"#).unwrap_err();
    assert!(!refused.is_outage());
    assert!(
        refused.to_string().contains("401: No such key"),
        "{refused}"
    );
    assert!(understood(503, b"<html>").unwrap_err().is_outage());
    assert!(!understood(200, b"<html>").unwrap_err().is_outage());
}

#[test]
fn a_refund_that_comes_back_is_declined() {
    let back = json!({
        "id": "re_1", "status": "failed", "failure_reason": "expired_or_canceled_card",
        "amount": 100, "currency": "usd",
    });
    let why = Decline::CardInvalid;
    let expected = ("re_1".to_owned(), Standing::Declined { why });
    assert_eq!(refund(&back).unwrap(), expected);
}

#[test]
fn what_it_tells_by_itself_is_only_where_to_look() {
    let of = |kind: &str, object: Value| {
        let body = json!({"id": "evt_1", "type": kind, "data": {"object": object}});
        told(body.to_string().as_bytes()).unwrap().about
    };
    let intent = json!({"id": "pi_1", "status": "succeeded"});
    assert_eq!(
        of("payment_intent.succeeded", intent),
        About::Charge("pi_1".into())
    );
    let charge = json!({"id": "ch_1", "payment_intent": "pi_1"});
    assert_eq!(
        of("charge.refunded", charge.clone()),
        About::RefundOf("pi_1".into())
    );
    assert_eq!(of("charge.succeeded", charge), About::Else);
    let back = json!({"id": "re_1", "payment_intent": "pi_1"});
    assert_eq!(of("refund.failed", back), About::RefundOf("pi_1".into()));
    let page = json!({"id": "cs_1"});
    assert_eq!(
        of("checkout.session.completed", page),
        About::Page("cs_1".into())
    );
    assert_eq!(of("payout.paid", json!({})), About::Else);
    assert_eq!(told(b"{}"), Err(NotGenuine::Garbled));
}

#[test]
fn a_page_has_a_card_once_it_is_complete() {
    let open = json!({"status": "open", "setup_intent": null});
    assert_eq!(entered(&open).unwrap(), None);
    let method = json!({"id": "pm_1", "card": {"brand": "visa", "last4": "4242"}});
    let done = json!({"status": "complete", "setup_intent": {"payment_method": method}});
    let card = entered(&done).unwrap().unwrap();
    assert_eq!(
        (card.method.as_str(), card.label.as_str()),
        ("pm_1", "Visa •••• 4242")
    );
}

#[test]
fn nothing_but_a_name_becomes_part_of_an_address() {
    assert!(plain("pi_1").is_ok());
    for name in ["", "../customers", "pi_1?x", "pi 1"] {
        assert!(plain(name).is_err(), "{name}");
    }
}

/// A server that answers each question with the next of these, and keeps what it was asked.
async fn server(answers: Vec<(u16, Value)>) -> (Stripe, Arc<Mutex<Vec<String>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let asked: Arc<Mutex<Vec<String>>> = Arc::default();
    let heard = asked.clone();
    tokio::spawn(async move {
        for (status, body) in answers {
            let (mut line, _) = listener.accept().await.unwrap();
            let question = question(&mut line).await;
            heard
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .push(question);
            let body = body.to_string();
            let answer = format!(
                "HTTP/1.1 {status} Answer\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}",
                body.len()
            );
            line.write_all(answer.as_bytes()).await.unwrap();
        }
    });
    let stripe = Stripe::new(StripeSettings {
        address: Some(address),
        secret_key: "sk_test_1".into(),
        hook_secret: "whsec_1".into(),
    });
    (stripe.unwrap(), asked)
}

/// The head and the body of what somebody asks.
async fn question(line: &mut tokio::net::TcpStream) -> String {
    let mut read = Vec::new();
    loop {
        let text = String::from_utf8_lossy(&read).into_owned();
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let length = head
                .lines()
                .filter_map(|line| line.split_once(": "))
                .find(|(name, _)| name.eq_ignore_ascii_case("content-length"))
                .and_then(|(_, value)| value.parse::<usize>().ok());
            if body.len() >= length.unwrap_or(0) {
                return text;
            }
        }
        let mut more = [0; 4096];
        let count = line.read(&mut more).await.unwrap();
        assert!(count > 0, "the question breaks off");
        read.extend_from_slice(&more[..count]);
    }
}

#[tokio::test]
async fn a_place_is_opened_under_our_name_and_charged_by_its_own() {
    let intent = |status: &str| json!({"id": "pi_1", "status": status, "currency": "usd", "amount_received": 100});
    let answers = vec![
        (200, intent("requires_payment_method")),
        (200, intent("succeeded")),
    ];
    let (stripe, asked) = server(answers).await;
    let order = Order {
        payer: "cus_1".into(),
        amount: Money::new(100, USD),
        name: "line/advance-1/advance-charge/attempt-1".into(),
        about: "RMA".into(),
    };
    let place = stripe.open(order).await.unwrap();
    assert_eq!(place, "pi_1");
    let charged = stripe.charge(place, "pm_1".into(), "try-1".into()).await;
    let amount = Money::new(100, USD);
    assert_eq!(charged.unwrap(), Standing::Done { amount });
    let asked = asked.lock().unwrap_or_else(PoisonError::into_inner);
    let (open, confirm) = (asked[0].to_lowercase(), asked[1].to_lowercase());
    assert!(
        open.starts_with("post /v1/payment_intents http/1.1"),
        "{open}"
    );
    assert!(
        open.contains("idempotency-key: line/advance-1/advance-charge/attempt-1/open"),
        "{open}"
    );
    assert!(open.contains("authorization: bearer sk_test_1"), "{open}");
    assert!(
        open.contains("amount=100&currency=usd&customer=cus_1"),
        "{open}"
    );
    assert!(!open.contains("confirm"), "{open}");
    assert!(
        confirm.starts_with("post /v1/payment_intents/pi_1/confirm "),
        "{confirm}"
    );
    assert!(
        confirm.contains("payment_method=pm_1&off_session=true"),
        "{confirm}"
    );
}

#[tokio::test]
async fn a_refund_is_found_by_our_name_for_it() {
    let one = |id: &str, name: &str| json!({"id": id, "status": "pending", "metadata": {"calltag_name": name}});
    let list = json!({"data": [one("re_1", "other"), one("re_2", "mine")]});
    let (stripe, asked) = server(vec![(200, list.clone()), (200, list)]).await;
    let order = |name: &str| RefundOrder {
        place: "pi_1".into(),
        amount: Money::new(100, USD),
        name: name.into(),
    };
    let found = stripe.look_for_refund(order("mine")).await.unwrap();
    assert_eq!(found, Some(("re_2".into(), Standing::Underway)));
    let none = stripe.look_for_refund(order("none")).await.unwrap();
    assert_eq!(none, None);
    let asked = asked.lock().unwrap_or_else(PoisonError::into_inner);
    assert!(
        asked[0].starts_with("GET /v1/refunds?payment_intent=pi_1&limit=100 "),
        "{}",
        asked[0]
    );
}

#[tokio::test]
async fn who_is_not_there_does_not_answer() {
    let (stripe, _) = server(Vec::new()).await;
    let silent = stripe.look("pi_1".into()).await.unwrap_err();
    assert!(silent.is_outage(), "{silent}");
}
