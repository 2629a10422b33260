//! The pages of accounts as plain forms and links use them: without scripts.

use axum::http::StatusCode;
use domain::access::Role;
use domain::ledger::Party;

use crate::cast::Who;
use crate::http::{Answer, Ask};
use crate::work::{Owner, Stage};
use crate::world::World;

const BOOK: &str = "/rpc/app/rpc/desk/accounts/book_by_hand";
const CONFIRM: &str = "/rpc/app/rpc/desk/accounts/confirm_booking";
const REFUSE: &str = "/rpc/app/rpc/desk/accounts/refuse_booking";
const NAME: &str = "01900000-0000-7000-8000-0000000000b1";

async fn get(world: &World, who: Who, address: &str) -> Answer {
    let answer = world
        .ask(Ask::get(address).by(world.cast.cookies(who)))
        .await;
    assert_eq!(answer.status, StatusCode::OK, "{address}");
    answer
}

async fn page(world: &World, who: Role, address: &str) -> String {
    get(world, Who::Staff(who), address).await.text()
}

async fn post(world: &World, who: Role, address: &str, fields: &str) -> Answer {
    let ask = Ask::form(address, fields).by(world.cast.cookies(Who::Staff(who)));
    let answer = world.ask(ask).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    answer
}

fn account(world: &World) -> String {
    let theirs = world.cast.returns.of(Owner::Ana, Stage::Filed);
    Party::Customer(theirs.customer).account_name().unwrap()
}

#[tokio::test]
async fn what_is_wrong_is_told_beside_its_field_and_what_was_typed_stays() {
    let world = World::new().await;
    let account = account(&world);
    let fields = format!("account={account}&name={NAME}&kind=goodwill&amount=much&why=A+hard+year");
    let refused = post(&world, Role::Sales, BOOK, &fields).await;
    let back = page(&world, Role::Sales, refused.leads()).await;
    assert!(back.contains("A hard year"), "the reason stays");
    assert!(back.contains("value=\"much\""), "the amount stays");
    assert!(back.contains(NAME), "corrected, it is the same form");
    let fields = fields.replace("much", "40");
    let booked = post(&world, Role::Sales, BOOK, &fields).await;
    let done = format!("?done=booked&entry={NAME}");
    assert!(booked.leads().ends_with(&done), "{}", booked.leads());
    let again = post(&world, Role::Sales, BOOK, &fields).await;
    assert!(again.leads().ends_with(&done), "sent twice");
    let shown = page(&world, Role::Sales, booked.leads()).await;
    assert!(shown.contains("Booked: Goodwill, $40.00."));
    // Once in the table, and once in the model beside it.
    assert_eq!(shown.matches("A hard year").count(), 2, "booked once");
    let other = fields.replace("amount=40", "amount=41");
    let other = post(&world, Role::Sales, BOOK, &other).await;
    let told = page(&world, Role::Sales, other.leads()).await;
    assert!(told.contains("This form was sent before"), "{told}");
    let named = format!("value=\"{NAME}\"");
    assert!(!told.contains(&named), "another try is another booking");
}

#[tokio::test]
async fn a_second_person_confirms_what_is_above_the_amount() {
    let world = World::new().await;
    let name = world.cast.booking;
    let page_of = format!("/desk/accounts/{}", account(&world));
    let fields = format!("account={}&name={name}", account(&world));
    let list = page(&world, Role::Sales, "/desk/accounts").await;
    assert!(list.contains("Waits for a second person"), "{list}");
    let own = page(&world, Role::Supervisor, &page_of).await;
    assert!(own.contains(REFUSE) && !own.contains(CONFIRM));
    let sales = page(&world, Role::Sales, &page_of).await;
    assert!(!sales.contains(CONFIRM) && !sales.contains(REFUSE));
    let refused = post(&world, Role::Supervisor, CONFIRM, &fields).await;
    let told = page(&world, Role::Supervisor, refused.leads()).await;
    assert!(told.contains("Somebody else must confirm this"), "{told}");
    let without = post(&world, Role::Admin, REFUSE, &fields).await;
    let told = page(&world, Role::Admin, without.leads()).await;
    assert!(told.contains("why it is refused"), "{told}");
    let confirmed = post(&world, Role::Admin, CONFIRM, &fields).await;
    let shown = page(&world, Role::Admin, confirmed.leads()).await;
    assert!(
        shown.contains("Confirmed and booked: Payment, $600.00."),
        "{shown}"
    );
    assert!(shown.contains("transfer 17"));
}

#[tokio::test]
async fn what_warranties_cost_is_shown_to_whoever_answers_for_the_books() {
    let world = World::new().await;
    for (role, is_shown) in [
        (Role::Supervisor, true),
        (Role::Admin, true),
        (Role::Sales, false),
    ] {
        let list = page(&world, role, "/desk/accounts").await;
        assert_eq!(list.contains("What warranties cost"), is_shown, "{role:?}");
    }
}

#[tokio::test]
async fn a_statement_of_odd_days_says_so_and_shows_the_usual_ones() {
    let world = World::new().await;
    for (who, address) in [
        (Who::Ana, "/returns/statement".to_owned()),
        (
            Who::Staff(Role::Sales),
            format!("/desk/accounts/{}", account(&world)),
        ),
    ] {
        let shown = get(&world, who, &format!("{address}?from=soon")).await;
        let text = shown.text();
        assert!(text.contains("error-summary"), "{text}");
        assert!(text.contains("value=\"soon\""), "{text}");
        let right = get(&world, who, &format!("{address}?from=2026-01-01")).await;
        assert!(!right.text().contains("error-summary"));
    }
}

#[tokio::test]
async fn statements_are_files_to_take_along() {
    let world = World::new().await;
    let desk = format!("/desk/accounts/{}/statement", account(&world));
    for (who, address) in [
        (Who::Ana, "/returns/statement"),
        (Who::Staff(Role::Sales), desk.as_str()),
    ] {
        let csv = get(&world, who, &format!("{address}.csv?from=2026-01-01")).await;
        assert_eq!(csv.header("content-type"), "text/csv; charset=utf-8");
        assert!(csv.header("content-disposition").starts_with("attachment"));
        assert!(csv.text().starts_with("Date,Return,"));
        let pdf = get(&world, who, &format!("{address}.pdf")).await;
        assert_eq!(pdf.header("content-type"), "application/pdf");
        assert!(pdf.body.starts_with(b"%PDF-"));
    }
    let odd = Ask::get("/returns/statement.csv?from=soon").by(world.cast.cookies(Who::Ana));
    assert_eq!(world.ask(odd).await.leads(), "/trouble/malformed");
}
