//! The policy's page, as plain forms and links use it: without scripts.

use axum::http::StatusCode;
use domain::access::{Actor, Role};
use domain::policy::Policy;

use crate::cast::Who;
use crate::http::{Answer, Ask};
use crate::world::World;

const PROPOSE: &str = "/rpc/app/rpc/desk/policy/propose_policy";
const ACTIVATE: &str = "/rpc/app/rpc/desk/policy/activate_policy";

async fn page(world: &World, who: Role, address: &str) -> String {
    let ask = Ask::get(address).by(world.cast.cookies(Who::Staff(who)));
    let answer = world.ask(ask).await;
    assert_eq!(answer.status, StatusCode::OK, "{address}");
    answer.text()
}

async fn post(world: &World, who: Role, address: &str, fields: &str) -> Answer {
    let ask = Ask::form(address, fields).by(world.cast.cookies(Who::Staff(who)));
    let answer = world.ask(ask).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    answer
}

/// The fields of the form as they are shown, with these changed.
fn fields(base: u32, act: &str, why: &str, changed: &[(&str, &str)]) -> String {
    let mut typed = Policy::default().typed();
    for (name, text) in changed {
        typed.insert((*name).into(), (*text).into());
    }
    let values = typed.into_iter().map(|(name, text)| {
        let text = text.replace(' ', "+").replace(',', "%2C");
        format!("&{name}={text}")
    });
    format!(
        "base={base}&act={act}&why={why}{}",
        values.collect::<String>()
    )
}

/// Nobody has proposed anything any more.
async fn without_proposal() -> World {
    let world = World::new().await;
    let by = Actor::Staff {
        id: world.cast.members[&Role::Supervisor],
        role: Role::Supervisor,
    };
    let withdrawn = world.desk.withdraw_policy(&by, world.cast.proposal).await;
    withdrawn.unwrap();
    world
}

#[tokio::test]
async fn whoever_proposed_may_withdraw_and_the_second_person_activates() {
    let world = World::new().await;
    let own = page(&world, Role::Supervisor, "/desk/policy").await;
    assert!(own.contains("Version 2 is proposed") && own.contains("The summer is slow."));
    assert!(own.contains(">Withdraw<") && !own.contains(ACTIVATE));
    assert!(own.contains("30 days") && own.contains("45 days"));
    let second = page(&world, Role::Admin, "/desk/policy").await;
    assert!(second.contains(ACTIVATE) && second.contains(">Turn it down<"));
    let done = post(&world, Role::Admin, ACTIVATE, "version=2").await;
    let after = page(&world, Role::Admin, done.leads()).await;
    assert!(after.contains("It is in force.") && after.contains("Version 2 is in force since"));
    assert!(after.contains("What it changed") && !after.contains("is proposed<"));
}

#[tokio::test]
async fn a_value_that_is_still_ours_is_marked_and_one_that_was_set_is_not() {
    let world = World::new().await;
    let mark = r#"class="rule__default""#;
    let before = page(&world, Role::Admin, "/desk/policy").await;
    post(&world, Role::Admin, ACTIVATE, "version=2").await;
    let after = page(&world, Role::Admin, "/desk/policy").await;
    let marks = |text: &str| text.matches(mark).count();
    assert!(marks(&before) > 20);
    assert_eq!(marks(&after), marks(&before) - 1);
}

#[tokio::test]
async fn a_refused_form_keeps_what_was_typed_and_says_what_is_wrong_beside_it() {
    let world = without_proposal().await;
    let changed = [
        ("rma-valid-days", "soon"),
        ("advance-reminder-days", "7, 14"),
        ("WV-05", "off"),
        ("WV-01-not-in", "XX"),
        ("RF-01", ""),
    ];
    let sent = fields(1, "propose", "", &changed);
    let refused = post(&world, Role::Supervisor, PROPOSE, &sent).await;
    let again = page(&world, Role::Supervisor, refused.leads()).await;
    assert!(again.contains(r##"href="#rma-valid-days""##), "{again}");
    for id in ["rma-valid-days-error", "WV-01-not-in-error", "why-error"] {
        assert!(again.contains(&format!(r#"id="{id}""#)), "{id}");
    }
    for typed in [r#"value="soon""#, r#"value="7, 14""#, r#"value="XX""#] {
        assert!(again.contains(typed), "{typed}");
    }
    let box_of = |name: &str| {
        let from = again.find(&format!(r#"id="{name}""#)).unwrap();
        again[from..].split('>').next().unwrap().to_owned()
    };
    assert!(!box_of("RF-01").contains("checked"));
    assert!(box_of("RF-02").contains("checked"));
}

#[tokio::test]
async fn what_would_change_is_looked_at_before_it_is_proposed() {
    let world = without_proposal().await;
    let changed = [("rma-valid-days", "45")];
    let look = fields(1, "preview", "Summer", &changed);
    let shown = post(&world, Role::Supervisor, PROPOSE, &look).await;
    let preview = page(&world, Role::Supervisor, shown.leads()).await;
    assert!(preview.contains("What it would change") && preview.contains("<b>45 days<"));
    assert!(preview.contains("Summer"), "the reason is kept");
    let book = page(&world, Role::Admin, "/desk/policy").await;
    assert!(!book.contains("is proposed<"), "nothing is proposed yet");
    let propose = fields(1, "propose", "Summer", &changed);
    let done = post(&world, Role::Supervisor, PROPOSE, &propose).await;
    let proposed = page(&world, Role::Supervisor, done.leads()).await;
    assert!(proposed.contains("Version 3 is proposed"), "2 is used up");
}

#[tokio::test]
async fn a_form_of_an_earlier_version_is_shown_against_the_one_in_force() {
    let world = World::new().await;
    post(&world, Role::Admin, ACTIVATE, "version=2").await;
    let stale = fields(1, "propose", "Summer", &[("payment-days", "14")]);
    let back = post(&world, Role::Supervisor, PROPOSE, &stale).await;
    let again = page(&world, Role::Supervisor, back.leads()).await;
    assert!(again.contains("Another version came into force in the meantime."));
    assert!(
        again.contains("<b>14 days<") && again.contains("<b>30 days<"),
        "it would take the 45 days back, and says so"
    );
    assert!(again.contains(r#"name="base" value="2""#));
}
