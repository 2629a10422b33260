//! The configuration: one typed tree, read once at start.
//!
//! Defaults < file (`calltag.toml` or `--config`) < environment (`CALLTAG_HTTP_LISTEN` is
//! `http.listen`, `CALLTAG_MAIL_SMTP_HOST` is `mail.smtp.host`) < flags. Every error is named at
//! once, with the key it is about.
//!
//! # How to add a setting
//!
//! A field with its meaning and unit in the section's file, its default beside it, and in `check`
//! what must hold. Secrets are [`Secret`]s and have a sibling `…_file`.

use std::collections::BTreeMap;
use std::fmt::{self, Write as _};
use std::path::Path;

use figment::Figment;
use figment::providers::{Env, Format, Serialized, Toml};
use figment::value::Value as Given;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::cli::Cli;

mod clock;
mod database;
mod desk;
mod files;
mod http;
mod limits;
mod log;
mod mail;
mod payments;
mod secret;

pub use clock::Clock;
pub use database::Database;
pub use desk::Desk;
pub use files::Files;
pub use http::Http;
pub use limits::{Limits, Patience};
pub use log::{Log, LogFormat};
pub use mail::{Mail, MailTransport, Tls};
pub use payments::Payments;
pub use secret::Secret;

/// Everything that can be configured.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Config {
    /// Where and how the portal is reached.
    pub http: Http,
    /// Where cases are kept.
    pub database: Database,
    /// Where uploaded files are kept.
    pub files: Files,
    /// How mail leaves.
    pub mail: Mail,
    /// Who charges cards, if anybody does.
    pub payments: Payments,
    /// The maker and its working days.
    pub desk: Desk,
    /// How much of everything.
    pub limits: Limits,
    /// What is logged and how.
    pub log: Log,
    /// What time it is.
    pub clock: Clock,
}

const SECTIONS: [&str; 9] = [
    "http", "database", "files", "mail", "payments", "desk", "limits", "log", "clock",
];

/// The file that is read when none is named, if there is one in the current folder.
const FILE: &str = "calltag.toml";

/// Variables that begin like ours and belong to the tools around the program.
const NOT_OURS: [&str; 9] = [
    "config",
    "cache",
    "bin",
    "site_root",
    "chromium",
    "localstripe",
    "screens",
    "require_postgres",
    "test_postgres_url",
];

/// Everything that is wrong with a configuration.
#[derive(Debug, Default)]
pub struct Errors(Vec<String>);

impl Errors {
    /// Notes that `key` is wrong because of `why`.
    pub fn add(&mut self, key: &str, why: impl fmt::Display) {
        self.0.push(format!("{key}: {why}"));
    }

    /// Notes `key` as wrong unless `holds`.
    pub fn unless(&mut self, holds: bool, key: &str, why: &str) {
        if !holds {
            self.add(key, why);
        }
    }
}

impl fmt::Display for Errors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "The configuration has {} error(s):", self.0.len())?;
        self.0.iter().try_for_each(|error| writeln!(f, "  {error}"))
    }
}

impl Config {
    /// Reads and checks the configuration for this command line.
    pub fn load(cli: &Cli) -> Result<Self, Errors> {
        let mut errors = Errors::default();
        let mut figment = Figment::new();
        match &cli.config {
            Some(file) if !file.is_file() => {
                errors.add("--config", format!("{} is no file", file.display()));
            }
            Some(file) => figment = figment.merge(Toml::file_exact(file)),
            None if Path::new(FILE).is_file() => figment = figment.merge(Toml::file_exact(FILE)),
            None => {}
        }
        figment = figment.merge(environment());
        if let Some(flags) = cli.command.serving() {
            if let Some(listen) = flags.listen {
                figment = figment.merge(Serialized::default("http.listen", listen));
            }
            if let Some(url) = &flags.public_url {
                figment = figment.merge(Serialized::default("http.public_url", url));
            }
        }
        Self::read(&figment, errors)
    }

    fn read(figment: &Figment, mut errors: Errors) -> Result<Self, Errors> {
        match figment.extract::<BTreeMap<String, figment::value::Value>>() {
            Ok(tree) => {
                let unknown = tree.keys().filter(|key| !SECTIONS.contains(&key.as_str()));
                unknown.for_each(|key| errors.add(key, "there is no such section"));
            }
            Err(error) => errors.add("file", error),
        }
        let mut config = Self {
            http: section(figment, "http", &mut errors),
            database: section(figment, "database", &mut errors),
            files: section(figment, "files", &mut errors),
            mail: section(figment, "mail", &mut errors),
            payments: section(figment, "payments", &mut errors),
            desk: section(figment, "desk", &mut errors),
            limits: section(figment, "limits", &mut errors),
            log: section(figment, "log", &mut errors),
            clock: section(figment, "clock", &mut errors),
        };
        config.check(&mut errors);
        if errors.0.is_empty() {
            Ok(config)
        } else {
            Err(errors)
        }
    }

    fn check(&mut self, errors: &mut Errors) {
        self.http.check(errors);
        self.database.check(errors);
        self.files.check(errors);
        self.mail.check(errors);
        self.payments.check(errors);
        self.desk.check(errors);
        self.limits.check(errors);
    }

    /// The whole tree, one `key = value` a line, secrets hidden.
    pub fn effective(&self) -> String {
        let mut lines = String::new();
        flatten(
            "",
            &serde_json::to_value(self).unwrap_or_default(),
            &mut lines,
        );
        lines
    }
}

/// A section over its defaults; what cannot be read is an error and the default.
fn section<T: Default + Serialize + DeserializeOwned>(
    figment: &Figment,
    name: &str,
    errors: &mut Errors,
) -> T {
    let defaults = Figment::from(Serialized::default(name, T::default()));
    if let Ok(section) = defaults.clone().merge(figment).extract_inner(name) {
        return section;
    }
    // Reading stops at the first error, so each value is read alone: then all errors are named.
    for (key, value) in leaves(figment, name) {
        let alone = defaults.clone().merge(Serialized::default(&key, value));
        if let Err(wrong) = alone.extract_inner::<T>(name) {
            wrong
                .into_iter()
                .for_each(|error| errors.add(&key, &error.kind));
        }
    }
    T::default()
}

/// The values of a section, each with its whole key.
fn leaves(figment: &Figment, name: &str) -> Vec<(String, figment::value::Value)> {
    let mut found = Vec::new();
    let mut open: Vec<_> = figment
        .find_value(name)
        .ok()
        .map(|value| (name.to_owned(), value))
        .into_iter()
        .collect();
    while let Some((key, value)) = open.pop() {
        if let figment::value::Value::Dict(_, fields) = value {
            let within = |(field, value)| (format!("{key}.{field}"), value);
            open.extend(fields.into_iter().map(within));
        } else {
            found.push((key, value));
        }
    }
    found.sort_by(|(one, _), (other, _)| one.cmp(other));
    found
}

/// What the environment says, each variable as what its setting is.
fn environment() -> Figment {
    let defaults = serde_json::to_value(Config::default()).unwrap_or_default();
    let merge = |figment: Figment, (key, text): (String, String)| {
        let value = given(&defaults, &key, &text);
        figment.merge(Serialized::default(&key, value))
    };
    variables()
        .iter()
        .map(|(key, text)| (key.as_str().to_owned(), text))
        .fold(Figment::new(), merge)
}

/// The value of a variable. Where the setting is text it is taken as it is written, also when it looks like a
/// number: a telephone number, a password. Quotes around it may be left out or not.
fn given(defaults: &Value, key: &str, text: &str) -> Given {
    let default = defaults.pointer(&format!("/{}", key.replace('.', "/")));
    let is_text = default.is_some_and(|value| value.is_string() || value.is_null());
    match text.parse() {
        Ok(Given::String(tag, text)) => Given::String(tag, text),
        Ok(_) if is_text => Given::from(text),
        Ok(value) => value,
        Err(never) => match never {},
    }
}

/// `CALLTAG_HTTP_PUBLIC_URL` is `http.public_url`: only the section's name ends at an underscore.
fn variables() -> Env {
    Env::prefixed("CALLTAG_").ignore(&NOT_OURS).map(|key| {
        let key = key.as_str().to_ascii_lowercase();
        match (key.strip_prefix("mail_smtp_"), key.split_once('_')) {
            (Some(rest), _) => format!("mail.smtp.{rest}").into(),
            (None, Some((section, rest))) => format!("{section}.{rest}").into(),
            (None, None) => key.into(),
        }
    })
}

fn flatten(path: &str, value: &Value, lines: &mut String) {
    if let Value::Object(fields) = value {
        for (name, value) in fields {
            let path = if path.is_empty() {
                name.clone()
            } else {
                format!("{path}.{name}")
            };
            flatten(&path, value, lines);
        }
    } else {
        _ = writeln!(lines, "{path} = {value}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(toml: &str) -> Result<Config, Errors> {
        Config::read(&Figment::from(Toml::string(toml)), Errors::default())
    }

    #[test]
    fn the_defaults_are_a_whole_configuration() {
        let config = read("").expect("the defaults are valid");
        assert!(
            config
                .effective()
                .contains("http.listen = \"127.0.0.1:3000\"")
        );
    }

    #[test]
    fn every_error_is_named_at_once() {
        let toml = "[http]\npublic_url = \"portal\"\n[desk]\nzone = \"Mars/Base\"\ncut_off = \"25:00\"\n\
                    [limits]\nbody_bytes = \"much\"\n[nonsense]\na = 1\n[mail]\ntransprt = \"smtp\"\n\
                    [mail.smtp]\nport = \"many\"\n";
        let errors = read(toml)
            .expect_err("it is wrong in seven places")
            .0
            .join("\n");
        for key in [
            "http.public_url",
            "desk.zone",
            "desk.cut_off",
            "limits.body_bytes",
            "nonsense",
            "mail.transprt",
            "mail.smtp.port",
        ] {
            let named = errors.contains(&format!("{key}: "));
            assert!(named, "{key} is missing in:\n{errors}");
        }
    }

    #[test]
    fn a_currency_nobody_knows_and_a_cut_off_at_night_are_refused() {
        let errors = read("[desk]\ncurrency = \"ABC\"\ncut_off = \"22:00\"\n")
            .expect_err("both are wrong")
            .0;
        assert_eq!(errors.len(), 2, "{errors:?}");
        for key in ["desk.currency", "desk.cut_off"] {
            assert!(errors.iter().any(|error| error.starts_with(key)), "{key}");
        }
        let early = read("[desk]\ncut_off = \"07:30\"\n").expect_err("before it opens");
        assert!(early.0[0].starts_with("desk.cut_off"));
    }

    #[test]
    fn text_of_digits_in_the_environment_stays_text_and_a_number_a_number() {
        let defaults = serde_json::to_value(Config::default()).expect("a tree");
        let mut figment = Figment::new();
        for (key, text) in [
            ("desk.help_phone", "5185550100"),
            ("desk.maker", "\"007\""),
            ("mail.smtp.password", "123456"),
            ("mail.smtp.port", "2525"),
            ("limits.stop_seconds", "5"),
        ] {
            figment = figment.merge(Serialized::default(key, given(&defaults, key, text)));
        }
        let config = Config::read(&figment, Errors::default()).expect("it is valid");
        assert_eq!(config.desk.help_phone, "5185550100");
        assert_eq!(config.desk.maker, "007");
        assert_eq!(config.mail.smtp.password.reveal(), "123456");
        assert_eq!(config.mail.smtp.port, 2525);
        assert_eq!(config.limits.stop_seconds, 5);
    }

    #[test]
    fn a_secret_is_read_from_its_file_and_never_shown() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let file = folder.path().join("password");
        std::fs::write(&file, "hunter2\n").expect("the file is written");
        let toml = format!(
            "[mail]\ntransport = \"smtp\"\n[mail.smtp]\nhost = \"mail\"\nuser = \"desk\"\npassword_file = {:?}\n",
            file.display().to_string()
        );
        let config = read(&toml).expect("it is valid");
        assert_eq!(config.mail.smtp.password.reveal(), "hunter2");
        assert!(!config.effective().contains("hunter2"));
        assert!(!format!("{config:?}").contains("hunter2"));
    }
    #[test]
    fn cards_need_both_secrets_and_a_protected_way() {
        for (toml, key) in [
            ("secret_key = \"sk_live_1\"\n", "payments.hook_secret"),
            ("hook_secret = \"whsec_1\"\n", "payments.secret_key"),
            (
                "secret_key = \"sk\"\nhook_secret = \"whsec\"\naddress = \"http://pay.example\"\n",
                "payments.address",
            ),
        ] {
            let errors = read(&format!("[payments]\n{toml}")).expect_err(key).0;
            assert!(errors[0].starts_with(key), "{errors:?}");
        }
        let toml = "[payments]\nsecret_key = \"sk\"\nhook_secret = \"whsec\"\n";
        let config = read(toml).expect("it is valid");
        assert!(config.payments.are_on());
        assert!(!config.effective().contains("whsec"));
        assert!(!read("").expect("the defaults are valid").payments.are_on());
    }
}
