//! Passwords are kept as Argon2id and compared without telling who has an account.

use service::entropy::Entropy;
use service::passwords::{NewPassword, Passwords, Weakness};

fn chosen(text: &str) -> NewPassword {
    NewPassword::parse(text, &[]).unwrap()
}

#[tokio::test]
async fn only_the_right_password_is_right() {
    let entropy = Entropy::seeded(1);
    let passwords = Passwords::new(2, &entropy).unwrap();
    let kept = passwords
        .hash(chosen("tidy wombat garage"), &entropy)
        .await
        .unwrap();
    assert!(
        kept.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"),
        "{kept}"
    );
    assert!(
        passwords
            .verify("tidy wombat garage".into(), Some(&kept))
            .await
            .unwrap()
    );
    for wrong in ["", "Tidy wombat garage", "tidy wombat garage "] {
        assert!(
            !passwords.verify(wrong.into(), Some(&kept)).await.unwrap(),
            "{wrong}"
        );
    }
}

#[tokio::test]
async fn nobody_can_sign_in_as_nobody() {
    let entropy = Entropy::seeded(1);
    let passwords = Passwords::new(1, &entropy).unwrap();
    assert!(
        !passwords
            .verify("tidy wombat garage".into(), None)
            .await
            .unwrap()
    );
}

#[tokio::test]
async fn a_very_long_password_does_no_harm() {
    let entropy = Entropy::seeded(1);
    let passwords = Passwords::new(1, &entropy).unwrap();
    assert!(
        !passwords
            .verify("x".repeat(10_000_000), None)
            .await
            .unwrap()
    );
}

#[tokio::test]
async fn the_longest_password_allowed_counts_to_its_end() {
    let entropy = Entropy::seeded(1);
    let passwords = Passwords::new(1, &entropy).unwrap();
    let longest: String = "ñandú 鳥 🐦 wombat".chars().cycle().take(256).collect();
    let kept = passwords.hash(chosen(&longest), &entropy).await.unwrap();
    assert!(
        passwords
            .verify(longest.clone(), Some(&kept))
            .await
            .unwrap()
    );
    let shorter: String = longest.chars().take(255).collect();
    assert!(!passwords.verify(shorter, Some(&kept)).await.unwrap());
}

#[tokio::test]
async fn a_damaged_hash_is_an_error_and_not_a_wrong_password() {
    let passwords = Passwords::new(1, &Entropy::seeded(1)).unwrap();
    assert!(
        passwords
            .verify("tidy wombat garage".into(), Some("$argon2id$nonsense"))
            .await
            .is_err()
    );
}

#[test]
fn a_password_is_refused_for_its_length_or_for_being_common_only() {
    let refusal = |text: &str| NewPassword::parse(text, &["Norte Optics"]).err();
    assert_eq!(refusal("elevenchars"), Some(Weakness::TooShort { min: 12 }));
    assert_eq!(
        refusal(&"wombat-".repeat(40)),
        Some(Weakness::TooLong { max: 256, got: 280 })
    );
    assert_eq!(refusal("password1234"), Some(Weakness::Common));
    assert_eq!(refusal("norteoptics99"), Some(Weakness::Common));
    assert_eq!(refusal("only small letters"), None);
}
