//! A customer signs in with a code from their mailbox.

use std::time::Duration;

use domain::access::{Actor, Sight};
use domain::field::FieldError;
use service::customers::Entry;
use service::tokens::Token;
use service::visits::{DoorKind, Visit};
use service::{Error, Result};
use words::Lang;

use super::{AGENT, PLACE, visit, wrong};
use crate::harness::{CUSTOMER, World};

/// The six digits of the latest letter.
async fn mailed_code(world: &World) -> String {
    let letters = world.letters().await;
    let text = &letters.last().expect("a letter was sent").text;
    let digits = text
        .split(|sign: char| !sign.is_ascii_digit())
        .find(|digits| digits.len() == 6);
    digits.expect("the letter holds a code").to_owned()
}

/// The secret of the browser of these stories, which has asked for a code before.
fn browser() -> Token {
    Token::parse(&"A".repeat(43)).unwrap()
}

async fn ask_at(world: &World, email: &str, place: &str) -> Result<()> {
    let asked = world
        .desk
        .ask_code(email, Lang::En, Some(browser()), place)
        .await;
    asked.map(drop)
}

async fn asked(world: &World) -> String {
    ask_at(world, CUSTOMER, PLACE).await.unwrap();
    mailed_code(world).await
}

async fn enter_at(world: &World, email: &str, code: &str, place: &str) -> Result<String> {
    let browser = browser();
    let entry = Entry {
        code,
        browser: Some(&browser),
        agent: AGENT,
    };
    let entered = world
        .desk
        .enter_code(email, entry, &Visit::NOBODY, place)
        .await;
    entered.map(|token| token.expose())
}

async fn enter(world: &World, code: &str) -> Result<String> {
    enter_at(world, CUSTOMER, code, PLACE).await
}

fn other(code: &str) -> String {
    let first = if code.starts_with('1') { '2' } else { '1' };
    format!("{first}{}", &code[1..])
}

#[tokio::test]
async fn a_code_from_the_mailbox_shows_a_customer_their_returns() {
    let world = World::new().await;
    let case = world.filed("ND4K00001234", true).await;
    let code = asked(&world).await;
    let cookie = enter(&world, &code).await.unwrap();
    let actor = visit(&world.desk, DoorKind::Portal, &cookie).await.actor;
    assert_eq!(actor.may_see(case.id, case.customer), Some(Sight::Own));
    let returns = world.desk.returns(&actor).await.unwrap();
    assert_eq!(returns.len(), 1);
    assert_eq!(returns[0].0.number, case.number);
    let nobodys = world.desk.returns(&Actor::Visitor).await;
    assert!(matches!(nobodys, Err(Error::SignInNeeded)));
}

#[tokio::test]
async fn an_address_and_a_code_are_read_as_people_type_them() {
    let world = World::new().await;
    world.filed("ND4K00001234", true).await;
    let code = asked(&world).await;
    let typed = format!(" {} {} ", &code[..3], &code[3..]);
    let entered = enter_at(&world, " Jane@Example.COM ", &typed, PLACE).await;
    assert!(entered.is_ok(), "{entered:?}");
}

#[tokio::test]
async fn five_tries_end_a_code_also_for_who_knows_it() {
    let world = World::new().await;
    world.filed("ND4K00001234", true).await;
    let code = asked(&world).await;
    for _ in 0..5 {
        let refused = enter(&world, &other(&code)).await;
        assert_eq!(wrong(refused, "code"), FieldError::WrongCode);
    }
    let refused = enter(&world, &code).await;
    assert_eq!(wrong(refused, "code"), FieldError::WrongCode);
    let next = asked(&world).await;
    assert!(enter(&world, &next).await.is_ok());
}

#[tokio::test]
async fn the_fifth_try_may_be_the_right_one() {
    let world = World::new().await;
    world.filed("ND4K00001234", true).await;
    let code = asked(&world).await;
    for _ in 0..4 {
        assert!(enter(&world, &other(&code)).await.is_err());
    }
    assert!(enter(&world, &code).await.is_ok());
}

#[tokio::test]
async fn a_code_ends_after_ten_minutes_and_only_who_has_it_learns_that() {
    let world = World::new().await;
    world.filed("ND4K00001234", true).await;
    let code = asked(&world).await;
    world.desk.clock.advance(Duration::from_mins(10));
    let refused = enter(&world, &code).await;
    assert_eq!(wrong(refused, "code"), FieldError::CodeExpired);
    let refused = enter(&world, &other(&code)).await;
    assert_eq!(wrong(refused, "code"), FieldError::WrongCode);
}

#[tokio::test]
async fn a_code_is_good_once() {
    let world = World::new().await;
    world.filed("ND4K00001234", true).await;
    let code = asked(&world).await;
    assert!(enter(&world, &code).await.is_ok());
    let refused = enter(&world, &code).await;
    assert_eq!(wrong(refused, "code"), FieldError::WrongCode);
}

#[tokio::test]
async fn only_the_latest_code_is_good() {
    let world = World::new().await;
    world.filed("ND4K00001234", true).await;
    let first = asked(&world).await;
    world.desk.clock.advance(Duration::from_secs(1));
    let second = asked(&world).await;
    assert!(enter(&world, &first).await.is_err());
    assert!(enter(&world, &second).await.is_ok());
}

#[tokio::test]
async fn a_code_opens_the_account_of_its_mailbox_and_no_other() {
    let world = World::new().await;
    world.filed("ND4K00001234", true).await;
    let code = asked(&world).await;
    let refused = enter_at(&world, "john@example.com", &code, PLACE).await;
    assert_eq!(wrong(refused, "code"), FieldError::WrongCode);
}

#[tokio::test]
async fn an_unknown_address_gets_the_same_answers_and_no_mail() {
    let world = World::new().await;
    let asked = ask_at(&world, "john@example.com", PLACE);
    assert!(asked.await.is_ok());
    assert!(world.letters().await.is_empty());
    let refused = enter_at(&world, "john@example.com", "123456", PLACE).await;
    assert_eq!(wrong(refused, "code"), FieldError::WrongCode);
}

#[tokio::test]
async fn what_is_no_address_and_no_code_is_told_beside_its_field() {
    let world = World::new().await;
    let refused = ask_at(&world, "jane", PLACE).await;
    assert_eq!(wrong(refused, "email"), FieldError::NotAnEmail);
    assert_eq!(wrong(enter(&world, " ").await, "code"), FieldError::Missing);
    assert_eq!(
        wrong(enter(&world, "12345").await, "code"),
        FieldError::WrongCode
    );
}

#[tokio::test]
async fn the_sixth_code_for_an_address_from_one_place_waits_for_the_next_quarter_of_an_hour() {
    let world = World::new().await;
    let ask = |email: &'static str| ask_at(&world, email, PLACE);
    for _ in 0..5 {
        ask("john@example.com").await.unwrap();
    }
    let refused = ask("John@example.com").await;
    assert!(
        matches!(refused, Err(Error::TooMany { retry_after_seconds }) if retry_after_seconds <= 900),
        "{refused:?}"
    );
    assert!(ask("mary@example.com").await.is_ok());
    let elsewhere = ask_at(&world, "john@example.com", "192.0.2.9");
    assert!(elsewhere.await.is_ok(), "a stranger locks nobody out");
    world.desk.clock.advance(Duration::from_mins(15));
    assert!(ask("john@example.com").await.is_ok());
}

#[tokio::test]
async fn who_is_refused_again_and_again_uses_up_nothing_that_belongs_to_others() {
    let world = World::new().await;
    world.filed("ND4K00001234", true).await;
    for _ in 0..60 {
        _ = ask_at(&world, CUSTOMER, PLACE).await;
        _ = enter(&world, "000000").await;
    }
    world.desk.clock.advance(Duration::from_secs(1));
    let elsewhere = "192.0.2.9";
    let asked = ask_at(&world, CUSTOMER, elsewhere).await;
    assert!(asked.is_ok(), "{asked:?}");
    let code = mailed_code(&world).await;
    let entered = enter_at(&world, CUSTOMER, &code, elsewhere).await;
    assert!(entered.is_ok(), "{entered:?}");
}

#[tokio::test]
async fn the_eleventh_code_from_one_place_waits_also_when_it_is_right() {
    let world = World::new().await;
    world.filed("ND4K00001234", true).await;
    let code = asked(&world).await;
    for _ in 0..10 {
        let refused = enter(&world, &other(&code)).await;
        assert_eq!(wrong(refused, "code"), FieldError::WrongCode);
    }
    let code = asked(&world).await;
    let refused = enter(&world, &code).await;
    assert!(matches!(refused, Err(Error::TooMany { .. })), "{refused:?}");
    let elsewhere = enter_at(&world, CUSTOMER, &code, "192.0.2.9").await;
    assert!(elsewhere.is_ok(), "a stranger locks nobody out");
}

#[tokio::test]
async fn one_place_asks_for_twenty_codes_in_a_quarter_of_an_hour() {
    let world = World::new().await;
    for number in 0..20 {
        let email = format!("person{number}@example.com");
        ask_at(&world, &email, PLACE).await.unwrap();
    }
    let email = "person20@example.com";
    let refused = ask_at(&world, email, PLACE).await;
    assert!(matches!(refused, Err(Error::TooMany { .. })));
    let elsewhere = ask_at(&world, email, "192.0.2.2").await;
    assert!(elsewhere.is_ok());
}

#[tokio::test]
async fn an_address_has_twenty_codes_in_a_day_and_one_place_has_half_of_them() {
    let world = World::new().await;
    let email = "john@example.com";
    for place in ["192.0.2.1", "192.0.2.2"] {
        for number in 0..10 {
            if number == 5 {
                world.desk.clock.advance(Duration::from_mins(15));
            }
            ask_at(&world, email, place).await.unwrap();
        }
        world.desk.clock.advance(Duration::from_mins(15));
        let refused = ask_at(&world, email, place).await;
        assert!(
            matches!(refused, Err(Error::TooMany { retry_after_seconds }) if retry_after_seconds > 900),
            "{refused:?}"
        );
    }
    let third = ask_at(&world, email, "192.0.2.3").await;
    assert!(matches!(third, Err(Error::TooMany { .. })), "{third:?}");
    world.desk.clock.advance(Duration::from_hours(24));
    assert!(ask_at(&world, email, PLACE).await.is_ok());
}

/// Enters a code for the customer from another place than hers.
async fn strangers_try(world: &World, code: &str, browser: Option<&Token>) -> Result<Token> {
    let entry = Entry {
        code,
        browser,
        agent: AGENT,
    };
    let elsewhere = "192.0.2.9";
    world
        .desk
        .enter_code(CUSTOMER, entry, &Visit::NOBODY, elsewhere)
        .await
}

#[tokio::test]
async fn a_code_is_none_in_another_browser_and_no_try_of_it_is_used_up_there() {
    let world = World::new().await;
    world.filed("ND4K00001234", true).await;
    let code = asked(&world).await;
    let strangers = Token::new(&world.desk.entropy);
    for browser in [None, Some(&strangers)] {
        for typed in [&code, &other(&code), &other(&code)] {
            let refused = strangers_try(&world, typed, browser).await;
            assert_eq!(wrong(refused, "code"), FieldError::WrongCode);
        }
    }
    assert!(enter(&world, &code).await.is_ok());
}

#[tokio::test]
async fn a_stranger_who_asks_as_well_neither_enters_her_code_nor_ends_it() {
    let world = World::new().await;
    world.filed("ND4K00001234", true).await;
    let hers = asked(&world).await;
    world.desk.clock.advance(Duration::from_secs(1));
    let strangers = world
        .desk
        .ask_code(CUSTOMER, Lang::En, None, "192.0.2.9")
        .await
        .unwrap();
    mailed_code(&world).await;
    let refused = strangers_try(&world, &hers, Some(&strangers)).await;
    assert_eq!(wrong(refused, "code"), FieldError::WrongCode);
    assert!(enter(&world, &hers).await.is_ok());
}

#[tokio::test]
async fn two_pages_of_one_browser_may_ask_and_enter_what_each_was_sent() {
    let world = World::new().await;
    world.filed("ND4K00001234", true).await;
    let asked = |email, browser| world.desk.ask_code(email, Lang::En, browser, PLACE);
    let first = asked(CUSTOMER, None).await.unwrap();
    let code = mailed_code(&world).await;
    let second = asked("john@example.com", Some(first.clone()))
        .await
        .unwrap();
    assert_eq!(first, second, "the browser keeps its secret");
    let entered = strangers_try(&world, &code, Some(&second)).await;
    assert!(entered.is_ok(), "{entered:?}");
}

#[tokio::test]
async fn signing_in_gives_a_new_secret_and_keeps_what_a_guest_had_opened() {
    let world = World::new().await;
    let case = world.filed("ND4K00001234", true).await;
    let (_, token) = world
        .desk
        .find_case(&case.number.rma(), CUSTOMER, &Visit::NOBODY, PLACE, AGENT)
        .await
        .unwrap();
    let before = token.unwrap().expose();
    let guest = visit(&world.desk, DoorKind::Portal, &before).await;
    assert_eq!(
        guest.actor.may_see(case.id, case.customer),
        Some(Sight::Masked)
    );
    let code = asked(&world).await;
    let browser = browser();
    let entry = Entry {
        code: &code,
        browser: Some(&browser),
        agent: AGENT,
    };
    let after = world
        .desk
        .enter_code(CUSTOMER, entry, &guest, PLACE)
        .await
        .unwrap()
        .expose();
    assert_ne!(before, after);
    let old = visit(&world.desk, DoorKind::Portal, &before).await;
    assert_eq!(old, Visit::NOBODY, "the secret from before opens nothing");
    let now = visit(&world.desk, DoorKind::Portal, &after).await.actor;
    assert!(matches!(now, Actor::Customer { cases, .. } if cases == [case.id]));
}

#[tokio::test]
async fn a_customer_who_signs_out_is_nobody() {
    let world = World::new().await;
    world.filed("ND4K00001234", true).await;
    let code = asked(&world).await;
    let cookie = enter(&world, &code).await.unwrap();
    let signed = visit(&world.desk, DoorKind::Portal, &cookie).await;
    world.desk.sign_out(&signed).await.unwrap();
    let after = visit(&world.desk, DoorKind::Portal, &cookie).await;
    assert_eq!(after, Visit::NOBODY);
}

#[tokio::test]
async fn a_customers_session_ends_after_thirty_days_however_much_it_is_used() {
    let world = World::new().await;
    world.filed("ND4K00001234", true).await;
    let code = asked(&world).await;
    let cookie = enter(&world, &code).await.unwrap();
    for _ in 0..29 {
        world.pass_days(1);
        let daily = visit(&world.desk, DoorKind::Portal, &cookie).await;
        assert!(daily.session.is_some());
    }
    world.pass_days(1);
    let after = visit(&world.desk, DoorKind::Portal, &cookie).await;
    assert_eq!(after, Visit::NOBODY);
}

#[tokio::test]
async fn a_customers_secret_opens_nothing_at_the_desk() {
    let world = World::new().await;
    world.filed("ND4K00001234", true).await;
    let code = asked(&world).await;
    let cookie = enter(&world, &code).await.unwrap();
    let at_desk = visit(&world.desk, DoorKind::Desk, &cookie).await;
    assert_eq!(at_desk, Visit::NOBODY);
}
