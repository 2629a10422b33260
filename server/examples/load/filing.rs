//! A customer who files a return, form by form.

use crate::Result;
use crate::form::Browser;
use crate::http::{Answer, Connection};

/// The last form: sends what was answered.
const SEND: &str = "/rpc/app/rpc/filing/send_request";
const BEGIN: &str = "/rpc/app/rpc/start/find";
const ANSWER: &str = "/rpc/app/rpc/filing/answer_step";

/// What a customer answers on each page, in their order, after the serial.
const ANSWERS: &[&[(&str, &str)]] = &[
    &[("step", "purchase")],
    &[("step", "warranty")],
    &[("step", "symptom"), ("symptom", "no-power")],
    &[
        ("step", "description"),
        ("description", "Black since Monday."),
    ],
    &[("step", "self-help"), ("self_help", "did-not-help")],
    &[("step", "proof")],
    &[
        ("step", "contact"),
        ("name", "Jane Doe"),
        ("email", "jane.doe@example.com"),
    ],
    &[
        ("step", "address"),
        ("line1", "12 Elm Street"),
        ("city", "Springfield"),
        ("region", "IL"),
        ("postcode", "62701"),
        ("country", "US"),
    ],
];

/// Where the last answer leads.
const CHECK: &str = "/file/check";

/// Stock of the filings' own: a product, and so many devices of it in warranty.
pub fn stock(devices: u32) -> (&'static str, String) {
    let products = "sku,family,name,price,warranty_months,accessories\n\
                    BEN-DOME,dome,Bench Dome 4,249.00,120,Screws\n";
    let units = (0..devices).map(|number| format!("{},BEN-DOME,,,2025-06-02\n", serial(number)));
    let units =
        std::iter::once("serial,sku,sold_via,sold_to,invoiced_on\n".to_owned()).chain(units);
    (products, units.collect())
}

/// The serial of a device of that stock.
fn serial(number: u32) -> String {
    format!("BENC2025{number:04}")
}

/// Answers every page; what is left is to send it. The browser then holds the secret of the filing.
pub async fn fill_in(connection: &mut Connection, number: u32) -> Result<Browser> {
    let mut browser = Browser::new(number);
    let serial = serial(number);
    let named = browser.post(BEGIN, &[("text", &serial)]);
    let begun = connection.ask(&named).await?;
    let cookie = begun.header("set-cookie").ok_or("a filing has no secret")?;
    browser.keep(cookie);
    let mut leads_to = led_to(&begun)?;
    for fields in ANSWERS {
        let answered = connection.ask(&browser.post(ANSWER, fields)).await?;
        leads_to = led_to(&answered)?;
    }
    if leads_to == CHECK {
        Ok(browser)
    } else {
        Err(format!("the filing of {serial} is not complete: {leads_to}").into())
    }
}

/// The request that makes it a return.
pub fn send(browser: &Browser) -> Vec<u8> {
    browser.post(SEND, &[])
}

/// Where a form leads.
pub fn led_to(answer: &Answer) -> Result<String> {
    let location = answer.header("location").map(str::to_owned);
    let none = || format!("a form was answered {}: {}", answer.status, answer.text());
    Ok(location.ok_or_else(none)?)
}
