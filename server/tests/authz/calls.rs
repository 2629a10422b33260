//! How each endpoint is asked: with what a browser would send, about a return at the stage at which it can be done.
//!
//! The placeholders in braces are filled with the names of what is asked for: see `subject`.

mod customers;
mod desk;
mod pages;

use axum::http::Method;
use axum::http::header::ACCEPT;

use super::outcome::encoded;
use super::subject::{Names, Of};
use crate::cast::PAPER;
use crate::http::{Ask, DATA};

/// One way to ask one endpoint.
#[derive(Clone)]
pub struct Call {
    pub method: Method,
    pub path: &'static str,
    pub of: Of,
    /// Where it leads when it is done, where that looks like a door.
    pub done_at: Option<&'static str>,
    fields: String,
    /// Tells it from other calls of the same endpoint.
    note: &'static str,
    /// Whether a script asks, and no form.
    by_script: bool,
}

/// The address of a server function.
macro_rules! rpc {
    ($name:literal) => {
        concat!("/rpc/app/rpc/", $name)
    };
}
use rpc;

/// Every call of the table, in its order.
pub fn all() -> impl Iterator<Item = Call> {
    let all = [
        pages::calls(),
        pages::files(),
        customers::filing(),
        customers::account(),
        customers::tracking(),
        desk::lists(),
        desk::support(),
        desk::bench(),
        desk::advances(),
        desk::dock(),
        desk::policy(),
        desk::accounts(),
        desk::house(),
    ];
    all.into_iter().flatten()
}

/// A page.
fn page(path: &'static str, of: Of) -> Call {
    Call {
        method: Method::GET,
        path,
        of,
        done_at: None,
        fields: String::new(),
        note: "",
        by_script: false,
    }
}

/// A server function that reads.
fn read(path: &'static str, fields: &str, of: Of) -> Call {
    Call {
        fields: fields.to_owned(),
        by_script: true,
        ..page(path, of)
    }
}

/// A form.
fn form(path: &'static str, fields: &str, of: Of) -> Call {
    Call {
        method: Method::POST,
        fields: fields.to_owned(),
        ..page(path, of)
    }
}

impl Call {
    /// How the table calls it.
    pub fn name(&self) -> String {
        let name = format!("{:4} {} {}", self.method, self.path, self.note);
        name.trim_end().to_owned()
    }

    /// Whether it is meant to change something.
    pub fn acts(&self) -> bool {
        self.method != Method::GET
    }

    fn noted(self, note: &'static str) -> Self {
        Self { note, ..self }
    }

    fn scripted(self) -> Self {
        Self {
            by_script: true,
            ..self
        }
    }

    fn done_at(self, path: &'static str) -> Self {
        Self {
            done_at: Some(path),
            ..self
        }
    }

    /// The same form with nothing typed into it, when something can be and it is about something.
    pub fn emptied(self) -> Option<Self> {
        let names = |pair: &&str| pair.contains('{');
        let kept: Vec<&str> = self.fields.split('&').filter(names).collect();
        let fields = kept.join("&");
        let differs = self.acts() && self.of != Of::Nothing && fields != self.fields;
        differs.then_some(Self { fields, ..self })
    }

    /// The request, about the thing with these names.
    pub fn ask(&self, names: &Names) -> Ask {
        let path = names.fill(self.path);
        let fields = encoded(&self.fields, |value| names.fill(value));
        let ask = if path.starts_with("/upload/") {
            Ask::file(&path, "files", "invoice.pdf", PAPER)
        } else if self.acts() {
            Ask::form(&path, &fields)
        } else if fields.is_empty() {
            Ask::get(&path)
        } else {
            Ask::get(&format!("{path}?{fields}"))
        };
        if self.by_script {
            ask.with(ACCEPT, DATA)
        } else {
            ask
        }
    }
}
