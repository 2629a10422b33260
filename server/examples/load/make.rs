//! The database that every round begins with.

use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::form::Browser;
use crate::http::Connection;
use crate::process::{Server, run};
use crate::{Place, Result, filing};

const FIND: &str = "/rpc/app/rpc/tracking/find/find_case";

/// Who asks in the rounds, and for what.
#[derive(Serialize, Deserialize)]
pub struct Plan {
    /// The cookie of a customer who has found their return.
    pub holder: String,
    /// The address of that return.
    pub status: String,
    /// The cookie of a technician.
    pub desk: String,
    /// The cookies of browsers whose filing only needs to be sent.
    pub filings: Vec<String>,
}

impl Plan {
    /// Reads what [`make`] has written.
    pub fn read(folder: &Path) -> Result<Self> {
        let file = std::fs::read(folder.join("plan.json"))?;
        Ok(serde_json::from_slice(&file)?)
    }
}

/// Makes returns, people who ask for them, and filings.
pub async fn make(place: &Place, cases: u32, filings: u32) -> Result<()> {
    let base = place.folder.join("base");
    std::fs::create_dir(&base)?;
    sell(place, &base, filings)?;
    let cases = cases.to_string();
    let mut server = Server::product(place, &base, &["demo", "--cases", &cases])?;
    server.first_answer(&Browser::new(0).get("/readyz")).await?;
    let mut connection = Connection::open(server.address).await?;
    let desk = entered(&mut connection, "technician").await?;
    let customer = entered(&mut connection, "customer").await?;
    let (status, holder) = found(&mut connection, &customer).await?;
    let plan = Plan {
        holder: holder.cookies,
        status,
        desk: desk.cookies,
        filings: filled_in(&mut connection, filings).await?,
    };
    server.pid().rest().await?;
    server.stop()?;
    std::fs::write(place.folder.join("plan.json"), serde_json::to_vec(&plan)?)?;
    Ok(())
}

/// Imports the devices for which returns are filed.
fn sell(place: &Place, base: &Path, devices: u32) -> Result<()> {
    let (products, units) = filing::stock(devices);
    for (what, rows) in [("products", products), ("units", units.as_str())] {
        let name = format!("{what}.csv");
        std::fs::write(base.join(&name), rows)?;
        run(place, base, &["import", what, &name])?;
    }
    Ok(())
}

async fn filled_in(connection: &mut Connection, filings: u32) -> Result<Vec<String>> {
    let mut cookies = Vec::new();
    for number in 0..filings {
        cookies.push(filing::fill_in(connection, number).await?.cookies);
    }
    Ok(cookies)
}

/// Becomes one of the demonstration's people.
async fn entered(connection: &mut Connection, who: &str) -> Result<Browser> {
    let mut browser = Browser::new(0);
    let enter = browser.get(&format!("/demo/enter/{who}"));
    let answer = connection.ask(&enter).await?;
    browser.keep(answer.header("set-cookie").ok_or("nobody to become")?);
    Ok(browser)
}

/// Of this customer's returns the one with the longest page, found as a stranger to the desk finds it: by its
/// reference and an e-mail address.
async fn found(connection: &mut Connection, customer: &Browser) -> Result<(String, Browser)> {
    let list = connection.ask(&customer.get("/returns")).await?.text();
    let mut longest = (String::new(), String::new());
    for place in list.split('"').filter(|text| text.starts_with("/track/R-")) {
        let page = connection.ask(&customer.get(place)).await?.text();
        if page.len() > longest.1.len() {
            longest = (place.to_owned(), page);
        }
    }
    let (place, page) = longest;
    let email = email_in(&page).ok_or("a return shows no e-mail address")?;
    let reference = place.trim_start_matches("/track/");
    let mut holder = Browser::new(0);
    let find = holder.post(FIND, &[("reference", reference), ("contact", email)]);
    let answer = connection.ask(&find).await?;
    filing::led_to(&answer)?;
    holder.keep(
        answer
            .header("set-cookie")
            .ok_or("the return is not found")?,
    );
    Ok((place, holder))
}

/// The customer's e-mail address: the first one that is not the desk's.
fn email_in(page: &str) -> Option<&str> {
    let is_part = |sign: char| sign.is_ascii_alphanumeric() || "@.-_+".contains(sign);
    page.split(|sign| !is_part(sign))
        .find(|word| word.contains('@') && !word.ends_with("@localhost"))
}
