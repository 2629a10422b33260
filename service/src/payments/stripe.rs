//! The provider that speaks the API of Stripe.
//!
//! A charge is made in two steps: a `PaymentIntent` is opened, which takes no money, and confirmed by its name, which
//! takes it once however often it is asked. So nothing rests on how long the provider remembers what it was asked.

use std::fmt;
use std::time::Duration;

use domain::money::{Currency, Money};
use domain::payment::{Decline, Standing};
use domain::time::Timestamp;
use futures::FutureExt;
use http_client::{Client, Method};
use serde::Deserialize;
use serde_json::Value;

use super::provider::{
    About, Answer, CardPage, EnteredCard, OpenPage, Order, Payer, Place, Places, Provider,
    ProviderError, RefundOrder, Told,
};
use super::signature::{self, NotGenuine};

/// How long one answer may take. Three of them are shorter than a worker may hold a job.
const LONGEST: Duration = Duration::from_secs(20);
/// The version of the API that this speaks, whatever the account's own is.
const VERSION: &str = "2024-06-20";
/// Where it is.
const ADDRESS: &str = "https://api.stripe.com";
/// Under which our name for a refund is kept with it.
const NAME: &str = "calltag_name";

/// How to get in.
#[derive(Clone)]
pub struct StripeSettings {
    /// Where it is; `None` for Stripe's own address.
    pub address: Option<String>,
    /// The secret key.
    pub secret_key: String,
    /// The secret with which what it tells by itself is signed.
    pub hook_secret: String,
}

/// Stripe, or what speaks like it.
pub struct Stripe {
    client: Client,
    address: String,
    secret_key: String,
    hook_secret: String,
}

impl fmt::Debug for Stripe {
    /// Never shows secrets.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Stripe")
            .field("address", &self.address)
            .finish_non_exhaustive()
    }
}

/// What is sent with a question.
type Form = Vec<(&'static str, String)>;

impl Stripe {
    /// Nothing is asked of it yet.
    pub fn new(settings: StripeSettings) -> Result<Self, ProviderError> {
        // The rest of the server speaks TLS with ring; a provider that is chosen already stays.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let client = Client::builder()
            .timeout(LONGEST)
            .redirect(http_client::redirect::Policy::none())
            .build()
            .map_err(|error| ProviderError::NoAnswer(chain(&error)))?;
        let address = settings.address.unwrap_or_else(|| ADDRESS.to_owned());
        Ok(Self {
            client,
            address: address.trim_end_matches('/').to_owned(),
            secret_key: settings.secret_key,
            hook_secret: settings.hook_secret,
        })
    }

    async fn ask(
        &self,
        method: Method,
        path: &str,
        form: Form,
        name: Option<String>,
    ) -> Result<Value, ProviderError> {
        let mut request = self
            .client
            .request(method.clone(), format!("{}/v1/{path}", self.address))
            .bearer_auth(&self.secret_key)
            .header("Stripe-Version", VERSION);
        if let Some(name) = name {
            request = request.header("Idempotency-Key", name);
        }
        request = if method == Method::GET {
            request.query(&form)
        } else {
            request.form(&form)
        };
        let answer = request
            .send()
            .await
            .map_err(|error| ProviderError::NoAnswer(chain(&error)))?;
        let status = answer.status().as_u16();
        let body = answer
            .bytes()
            .await
            .map_err(|error| ProviderError::NoAnswer(chain(&error)))?;
        understood(status, &body)
    }

    async fn get(&self, path: &str, form: Form) -> Result<Value, ProviderError> {
        self.ask(Method::GET, path, form, None).await
    }

    async fn post(&self, path: &str, form: Form, name: String) -> Result<Value, ProviderError> {
        self.ask(Method::POST, path, form, Some(name)).await
    }
}

impl Provider for Stripe {
    fn know(&self, payer: Payer) -> Answer<'_, String> {
        async move {
            // A database that was put back from a backup does not know whom it made known since: another customer there
            // would hide what was charged to the first.
            let by_email = vec![("email", payer.email.clone()), ("limit", "100".to_owned())];
            let list = self.get("customers", by_email).await?;
            let mut all = data(&list)?.iter();
            let is_them = |one: &&Value| {
                let name = one.pointer("/metadata/calltag_customer");
                name.and_then(Value::as_str) == Some(&payer.name)
            };
            if let Some(known) = all.find(is_them) {
                return text(known, "/id");
            }
            let form = vec![
                ("email", payer.email),
                ("metadata[calltag_customer]", payer.name.clone()),
            ];
            let known = self.post("customers", form, payer.name).await?;
            text(&known, "/id")
        }
        .boxed()
    }

    fn page(&self, page: CardPage) -> Answer<'_, OpenPage> {
        async move {
            let form = vec![
                ("mode", "setup".to_owned()),
                ("customer", page.payer),
                ("payment_method_types[]", "card".to_owned()),
                ("success_url", page.done),
                ("cancel_url", page.back),
            ];
            let open = self.post("checkout/sessions", form, page.name).await?;
            Ok(OpenPage {
                session: text(&open, "/id")?,
                url: text(&open, "/url")?,
            })
        }
        .boxed()
    }

    fn entered(&self, session: String) -> Answer<'_, Option<EnteredCard>> {
        async move {
            let expand = vec![("expand[]", "setup_intent.payment_method".to_owned())];
            let path = format!("checkout/sessions/{}", plain(&session)?);
            entered(&self.get(&path, expand).await?)
        }
        .boxed()
    }

    fn forget(&self, method: String) -> Answer<'_, ()> {
        async move {
            let path = format!("payment_methods/{}/detach", plain(&method)?);
            let name = format!("{method}/detach");
            match self.post(&path, Form::new(), name).await {
                // It is known no longer, or belongs to nobody.
                Ok(_)
                | Err(ProviderError::Refused {
                    status: 400 | 404, ..
                }) => Ok(()),
                Err(error) => Err(error),
            }
        }
        .boxed()
    }

    fn open(&self, order: Order) -> Answer<'_, String> {
        async move {
            let form = vec![
                ("amount", order.amount.minor.to_string()),
                ("currency", order.amount.currency.key().to_lowercase()),
                ("customer", order.payer),
                ("payment_method_types[]", "card".to_owned()),
                ("description", order.about),
                ("metadata[calltag_name]", order.name.clone()),
            ];
            let name = format!("{}/open", order.name);
            let open = self.post("payment_intents", form, name).await?;
            text(&open, "/id")
        }
        .boxed()
    }

    fn find_open(&self, order: Order) -> Answer<'_, Option<String>> {
        async move {
            let form = vec![("customer", order.payer), ("limit", "100".to_owned())];
            let list = self.get("payment_intents", form).await?;
            named(&list)?
                .into_iter()
                .find(|(name, _)| *name == order.name)
                .map(|(_, intent)| text(intent, "/id"))
                .transpose()
        }
        .boxed()
    }

    fn places(&self, after: Option<String>) -> Answer<'_, Places> {
        async move {
            let mut form = vec![("limit", "100".to_owned())];
            form.extend(after.map(|after| ("starting_after", after)));
            let list = self.get("payment_intents", form).await?;
            let ours = named(&list)?.into_iter().map(|(name, intent)| {
                Ok(Place {
                    id: text(intent, "/id")?,
                    name: name.to_owned(),
                    standing: charge(intent)?,
                })
            });
            let has_more = list.pointer("/has_more").and_then(Value::as_bool);
            let end = data(&list)?.last().filter(|_| has_more == Some(true));
            Ok(Places {
                ours: ours.collect::<Result<_, ProviderError>>()?,
                next: end.map(|intent| text(intent, "/id")).transpose()?,
            })
        }
        .boxed()
    }

    fn charge(&self, place: String, method: String, name: String) -> Answer<'_, Standing> {
        async move {
            let form = vec![
                ("payment_method", method),
                ("off_session", "true".to_owned()),
            ];
            let path = format!("payment_intents/{}/confirm", plain(&place)?);
            charge(&self.post(&path, form, name).await?)
        }
        .boxed()
    }

    fn look(&self, place: String) -> Answer<'_, Standing> {
        async move {
            let path = format!("payment_intents/{}", plain(&place)?);
            charge(&self.get(&path, Form::new()).await?)
        }
        .boxed()
    }

    fn close(&self, place: String) -> Answer<'_, Standing> {
        async move {
            let path = format!("payment_intents/{}/cancel", plain(&place)?);
            // Without a name: closing twice closes once, and a refusal must not be answered again for a day.
            charge(&self.ask(Method::POST, &path, Form::new(), None).await?)
        }
        .boxed()
    }

    fn refund(&self, order: RefundOrder) -> Answer<'_, (String, Standing)> {
        async move {
            let form = vec![
                ("payment_intent", order.place),
                ("amount", order.amount.minor.to_string()),
                ("metadata[calltag_name]", order.name.clone()),
            ];
            refund(&self.post("refunds", form, order.name).await?)
        }
        .boxed()
    }

    fn look_for_refund(&self, order: RefundOrder) -> Answer<'_, Option<(String, Standing)>> {
        async move {
            let form = vec![("payment_intent", order.place), ("limit", "100".to_owned())];
            let list = self.get("refunds", form).await?;
            let mut all = named(&list)?.into_iter();
            let found = all.find(|(name, _)| *name == order.name);
            found.map(|(_, one)| refund(one)).transpose()
        }
        .boxed()
    }

    fn read(&self, body: &[u8], header: &str, now: Timestamp) -> Result<Told, NotGenuine> {
        signature::check(&self.hook_secret, header, body, now)?;
        told(body)
    }
}

/// The body of an answer. A card that is declined is an error there, and an answer here.
fn understood(status: u16, body: &[u8]) -> Result<Value, ProviderError> {
    let said: Result<Value, _> = serde_json::from_slice(body);
    if (200..300).contains(&status) {
        return said.map_err(|error| ProviderError::Garbled(error.to_string()));
    }
    let said = said.unwrap_or_default();
    // Every refusal of a question about a charge names the charge; it is an answer only when something became of it.
    if let Some(intent) = said.pointer("/error/payment_intent")
        && charge(intent).is_ok_and(|standing| standing != Standing::NotBegun)
    {
        return Ok(intent.clone());
    }
    let message = said.pointer("/error/message").and_then(Value::as_str);
    Err(ProviderError::Refused {
        status,
        said: message.unwrap_or("(nothing)").to_owned(),
    })
}

/// What a list holds.
fn data(list: &Value) -> Result<&[Value], ProviderError> {
    let all = list.pointer("/data").and_then(Value::as_array);
    all.map(Vec::as_slice)
        .ok_or_else(|| garbled("a list has no data"))
}

/// What a list holds that bears a name of ours, with it.
fn named(list: &Value) -> Result<Vec<(&str, &Value)>, ProviderError> {
    let at = format!("/metadata/{NAME}");
    let all = data(list)?.iter();
    let ours = all.filter_map(|one| Some((one.pointer(&at)?.as_str()?, one)));
    Ok(ours.collect())
}

/// How a `PaymentIntent` stands.
fn charge(intent: &Value) -> Result<Standing, ProviderError> {
    let status = text(intent, "/status")?;
    match status.as_str() {
        "requires_payment_method" => Ok(match intent.pointer("/last_payment_error") {
            Some(error) if !error.is_null() => Standing::Declined {
                why: declined(error),
            },
            Some(_) | None => Standing::NotBegun,
        }),
        "requires_confirmation" => Ok(Standing::NotBegun),
        "requires_action" => Ok(Standing::NeedsCustomer),
        "processing" | "requires_capture" => Ok(Standing::Underway),
        "succeeded" => Ok(Standing::Done {
            amount: money(intent, "/amount_received")?,
        }),
        "canceled" => Ok(Standing::Cancelled),
        _ => Err(garbled(format!("a charge is {status}"))),
    }
}

/// How a refund stands, with its name.
fn refund(refund: &Value) -> Result<(String, Standing), ProviderError> {
    let status = text(refund, "/status")?;
    let standing = match status.as_str() {
        "pending" => Standing::Underway,
        "requires_action" => Standing::NeedsCustomer,
        "succeeded" => Standing::Done {
            amount: money(refund, "/amount")?,
        },
        "failed" => Standing::Declined {
            why: refund_failed(refund),
        },
        "canceled" => Standing::Cancelled,
        _ => return Err(garbled(format!("a refund is {status}"))),
    };
    Ok((text(refund, "/id")?, standing))
}

fn declined(error: &Value) -> Decline {
    let said = |at| error.pointer(at).and_then(Value::as_str);
    let code = said("/decline_code").or_else(|| said("/code"));
    match code {
        Some("authentication_required" | "authentication_not_handled") => Decline::HolderNeeded,
        Some(
            "insufficient_funds" | "card_velocity_exceeded" | "withdrawal_count_limit_exceeded",
        ) => Decline::NoFunds,
        Some(
            "expired_card" | "lost_card" | "stolen_card" | "incorrect_number" | "invalid_account"
            | "invalid_number" | "card_not_supported",
        ) => Decline::CardInvalid,
        Some(_) | None => Decline::Refused,
    }
}

fn refund_failed(refund: &Value) -> Decline {
    match refund.pointer("/failure_reason").and_then(Value::as_str) {
        Some("expired_or_canceled_card" | "lost_or_stolen_card") => Decline::CardInvalid,
        Some("insufficient_funds") => Decline::NoFunds,
        Some(_) | None => Decline::Refused,
    }
}

/// The card of a page, once it is complete.
fn entered(session: &Value) -> Result<Option<EnteredCard>, ProviderError> {
    if text(session, "/status")? != "complete" {
        return Ok(None);
    }
    let of = |field| text(session, &format!("/setup_intent/payment_method/{field}"));
    let (brand, last) = (of("card/brand")?, of("card/last4")?);
    Ok(Some(EnteredCard {
        method: of("id")?,
        label: format!("{} •••• {last}", brand_name(&brand)),
    }))
}

/// A brand as it writes itself; one that is not known as the provider writes it.
fn brand_name(brand: &str) -> &str {
    match brand {
        "amex" => "American Express",
        "diners" => "Diners Club",
        "discover" => "Discover",
        "jcb" => "JCB",
        "mastercard" => "Mastercard",
        "unionpay" => "UnionPay",
        "visa" => "Visa",
        other => other,
    }
}

/// An event as it comes by itself.
#[derive(Deserialize)]
struct Event {
    id: String,
    #[serde(rename = "type")]
    kind: String,
    data: Data,
}

#[derive(Deserialize)]
struct Data {
    object: Value,
}

fn told(body: &[u8]) -> Result<Told, NotGenuine> {
    let event: Event = serde_json::from_slice(body).map_err(|_| NotGenuine::Garbled)?;
    let of = |at| {
        let said = event.data.object.pointer(at).and_then(Value::as_str);
        said.map(str::to_owned)
    };
    let family = event.kind.split('.').next().unwrap_or_default();
    let about = match family {
        "payment_intent" => of("/id").map(About::Charge),
        "charge" | "refund" if event.kind.contains("refund") => {
            of("/payment_intent").map(About::RefundOf)
        }
        "checkout" => of("/id").map(About::Page),
        _ => Some(About::Else),
    };
    Ok(Told {
        id: event.id,
        kind: event.kind,
        about: about.unwrap_or(About::Else),
    })
}

fn text(value: &Value, at: &str) -> Result<String, ProviderError> {
    let text = value.pointer(at).and_then(Value::as_str);
    text.map(str::to_owned)
        .ok_or_else(|| garbled(format!("there is no {at}")))
}

fn money(value: &Value, at: &str) -> Result<Money, ProviderError> {
    let minor = value.pointer(at).and_then(Value::as_i64);
    let minor = minor.ok_or_else(|| garbled(format!("there is no {at}")))?;
    let currency = text(value, "/currency")?.to_uppercase();
    let currency = Currency::from_key(&currency)
        .ok_or_else(|| garbled(format!("{currency} is no currency of ours")))?;
    Ok(Money::new(minor, currency))
}

/// A name of the provider's, which becomes part of an address.
fn plain(id: &str) -> Result<&str, ProviderError> {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    if !id.is_empty() && id.bytes().all(plain) {
        Ok(id)
    } else {
        Err(garbled(format!("{id} is no name")))
    }
}

fn garbled(why: impl Into<String>) -> ProviderError {
    ProviderError::Garbled(why.into())
}

/// An error with its causes; the address is ours and in the configuration.
fn chain(error: &http_client::Error) -> String {
    let mut text = error.to_string();
    let mut cause = std::error::Error::source(error);
    while let Some(inner) = cause {
        text.push_str(": ");
        text.push_str(&inner.to_string());
        cause = inner.source();
    }
    text
}

#[cfg(test)]
mod tests;
