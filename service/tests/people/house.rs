//! The demo's house is open to everybody, and exists in the demo only.

use domain::access::{Actor, Role};
use service::visits::DoorKind;
use service::{Desk, Error};
use words::Lang;

use super::{AGENT, PLACE, visit};
use crate::harness::{CUSTOMER, World};

fn demo(world: &World) -> Desk {
    Desk {
        demo: true,
        ..world.desk.clone()
    }
}

#[tokio::test]
async fn outside_the_demo_there_is_no_house() {
    let world = World::new().await;
    world.filed("ND4K00001234", true).await;
    let desk = &world.desk;
    let nobody = uuid::Uuid::nil();
    assert!(matches!(desk.people_to_be().await, Err(Error::NotFound)));
    for who in ["customer", "admin", "technician"] {
        assert!(
            matches!(desk.become_one(who, AGENT).await, Err(Error::NotFound)),
            "{who}"
        );
    }
    assert!(matches!(desk.mailbox().await, Err(Error::NotFound)));
    assert!(matches!(
        desk.mailbox_letter(nobody).await,
        Err(Error::NotFound)
    ));
    assert!(matches!(
        desk.mailbox_enclosure(nobody).await,
        Err(Error::NotFound)
    ));
}

#[tokio::test]
async fn in_the_demo_one_may_be_one_of_each_role_or_a_customer() {
    let world = World::new().await;
    let case = world.filed("ND4K00001234", true).await;
    let desk = demo(&world);
    let roles: Vec<Role> = desk
        .people_to_be()
        .await
        .unwrap()
        .iter()
        .map(|one| one.role)
        .collect();
    assert_eq!(roles, Role::ALL);
    let (door, token) = desk.become_one("clerk", AGENT).await.unwrap();
    assert_eq!(door, DoorKind::Desk);
    assert_eq!(visit(&desk, door, &token.expose()).await.actor, world.clerk);
    let (door, token) = desk.become_one("customer", AGENT).await.unwrap();
    assert_eq!(door, DoorKind::Portal);
    let actor = visit(&desk, door, &token.expose()).await.actor;
    assert!(matches!(actor, Actor::Customer { id, .. } if id == case.customer));
    assert!(matches!(
        desk.become_one("king", AGENT).await,
        Err(Error::NotFound)
    ));
}

#[tokio::test]
async fn the_demos_mailbox_keeps_every_letter_and_what_goes_with_it() {
    let world = World::new().await;
    let desk = demo(&world);
    world.authorised("ND4K00001234", true).await;
    desk.work_off().await.unwrap();
    desk.clock.advance(std::time::Duration::from_secs(1));
    desk.ask_code(CUSTOMER, Lang::En, None, PLACE)
        .await
        .unwrap();
    desk.work_off().await.unwrap();
    let letters = desk.mailbox().await.unwrap();
    assert!(
        letters[0]
            .body_text
            .contains(|sign: char| sign.is_ascii_digit()),
        "the code is kept to be read"
    );
    let slip = letters
        .iter()
        .find(|letter| letter.attachment_name.is_some());
    let (name, bytes) = desk.mailbox_enclosure(slip.unwrap().id).await.unwrap();
    assert_eq!(name.rsplit_once('.').unwrap().1, "pdf");
    assert!(bytes.starts_with(b"%PDF"));
    assert!(matches!(
        desk.mailbox_enclosure(letters[0].id).await,
        Err(Error::NotFound)
    ));
}
