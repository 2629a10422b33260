//! A mailed code, asked for and entered by plain forms: it is good in the browser that asked for it.

use axum::http::StatusCode;
use axum::http::header::SET_COOKIE;

use crate::cast::Who;
use crate::http::{Answer, Ask};
use crate::work::{Owner, Stage};
use crate::world::World;

/// The cookie of this name that an answer sets, as the browser sends it back.
fn set(answer: &Answer, name: &str) -> String {
    let all = answer.headers.get_all(SET_COOKIE).iter();
    let mut pairs = all.filter_map(|value| value.to_str().unwrap().split(';').next());
    let pair = pairs.find(|pair| pair.starts_with(&format!("{name}=")));
    pair.unwrap_or_default().to_owned()
}

/// The code that was mailed.
async fn mailed(world: &World) -> String {
    world.desk.work_off().await.unwrap();
    let letters = world.desk.post.sent();
    let letter = letters.iter().find(|one| one.subject.contains("code"));
    let text = &letter.expect("a code was mailed").text;
    let mut numbers = text.split(|sign: char| !sign.is_ascii_digit());
    let code = numbers.find(|digits| digits.len() == 6);
    code.expect("the letter holds a code").to_owned()
}

#[tokio::test]
async fn a_customer_signs_in_where_they_asked_and_nowhere_else() {
    let world = World::new().await;
    let email = format!("email={}", Owner::Ana.email());
    let ask = Ask::form("/rpc/app/rpc/account/sign_in/ask_code", &email);
    let asked = world.ask(ask).await;
    assert_eq!(asked.status, StatusCode::SEE_OTHER);
    let page = asked.leads();
    assert!(page.starts_with("/sign-in/code?again="), "{page}");
    let browser = set(&asked, "asking");
    let typed = format!("{email}&code={}", mailed(&world).await);
    let enter = Ask::form("/rpc/app/rpc/account/sign_in/enter_code", &typed);
    let elsewhere = world.ask(enter.clone()).await;
    let back = elsewhere.leads();
    assert!(back.starts_with("/sign-in/code?again="), "{back}");
    assert_eq!(set(&elsewhere, "visit"), "");
    let entered = world.ask(enter.by(&browser)).await;
    assert_eq!(entered.leads(), "/returns");
    let returns = Ask::get("/returns").by(&set(&entered, "visit"));
    assert_eq!(world.ask(returns).await.status, StatusCode::OK);
}

#[tokio::test]
async fn so_does_who_looks_at_a_return_and_wants_to_act() {
    let world = World::new().await;
    let number = world.cast.returns.of(Owner::Ana, Stage::Filed).number.rma();
    let looking = world.cast.cookies(Who::Holder);
    let case = format!("number={number}&then=files");
    let ask = Ask::form("/rpc/app/rpc/tracking/code/send_case_code", &case);
    let asked = world.ask(ask.by(looking)).await;
    let page = format!("/track/{number}/code?sent=1&then=files");
    assert_eq!(asked.leads(), page);
    let typed = format!("{case}&code={}", mailed(&world).await);
    let enter = Ask::form("/rpc/app/rpc/tracking/code/enter_case_code", &typed);
    let elsewhere = world.ask(enter.clone().by(looking)).await;
    let back = elsewhere.leads();
    assert!(
        back.starts_with(&format!("/track/{number}/code?again=")),
        "{back}"
    );
    let both = format!("{looking}; {}", set(&asked, "asking"));
    let entered = world.ask(enter.by(&both)).await;
    assert_eq!(entered.leads(), format!("/track/{number}/files"));
}
