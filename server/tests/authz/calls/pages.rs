//! Pages, links, and files in and out.

use super::super::subject::Of;
use super::{Call, form, page};
use crate::work::Stage;

pub fn calls() -> Vec<Call> {
    let case = Of::Case;
    vec![
        page("/", Of::Nothing),
        page("/trouble/conflict/4f2a", Of::Nothing),
        page("/file", Of::Nothing),
        page("/file/serial", Of::Nothing),
        page("/file/sent/{number}", case(Stage::Filed)),
        page("/file/resume/{token}", Of::Resume),
        page("/track", Of::Nothing),
        page("/warranty", Of::Nothing),
        page("/track/{number}", case(Stage::Quoted)),
        page("/track/{number}/estimate", case(Stage::Quoted)),
        page("/track/{number}/appeal", case(Stage::Voided)),
        page("/track/{number}/dispose", case(Stage::Quoted)),
        page("/track/{number}/address", case(Stage::Authorised)),
        page("/track/{number}/cancel", case(Stage::Authorised)),
        page("/track/{number}/parcel", case(Stage::Authorised)),
        page("/track/{number}/files", case(Stage::Filed)),
        page("/track/{number}/code", case(Stage::Filed)),
        page("/sign-in", Of::Nothing),
        page("/sign-in/code", Of::Nothing),
        page("/returns", Of::Nothing),
        page("/returns/statement", Of::Nothing),
        page("/staff/sign-in", Of::Nothing),
        page("/invitation/{token}", Of::Invitation),
        page("/demo", Of::Nothing),
        page("/demo/enter/customer", Of::Nothing),
        page("/mailbox", Of::Nothing),
        page("/mailbox/{id}", Of::Letter),
        page("/mailbox/{id}/letter", Of::Letter),
        page("/mailbox/{id}/enclosure", Of::Letter),
        page("/desk", Of::Nothing),
        page("/desk/queue/due", Of::Nothing),
        page("/desk/find", Of::Nothing),
        page("/desk/scan", Of::Nothing),
        page("/desk/bench", Of::Nothing),
        page("/desk/ship", Of::Nothing),
        page("/desk/stock", Of::Nothing),
        page("/desk/staff", Of::Nothing),
        page("/desk/policy", Of::Nothing),
        page("/desk/accounts", Of::Nothing),
        page("/desk/accounts/{account}", Of::Account),
        page("/desk/work", Of::Nothing),
        page("/desk/case/{number}", case(Stage::Filed)),
        page("/desk/case/{number}/bench", case(Stage::Diagnosed)),
        page("/desk/case/{number}/estimate", case(Stage::NotCovered)),
        page("/desk/case/{number}/warranty", case(Stage::Diagnosed)),
        page("/desk/case/{number}/ship", case(Stage::ReadyToShip)),
    ]
}

pub fn files() -> Vec<Call> {
    let case = Of::Case;
    vec![
        page("/l/{token}", Of::Link),
        page("/slip/{number}.pdf", case(Stage::Authorised)),
        page("/events/{number}", case(Stage::Filed)),
        page("/returns/statement.csv", Of::Nothing),
        page("/returns/statement.pdf", Of::Nothing),
        page("/desk/accounts/{account}/statement.csv", Of::Account),
        page("/desk/accounts/{account}/statement.pdf", Of::Account),
        page("/files/{id}", Of::File),
        page("/files/{id}", Of::DraftFile).noted("of a filing"),
        page("/files/{id}/small", Of::File),
        form("/hooks/stripe", "", Of::Nothing),
        form("/upload/filing", "", Of::Nothing),
        form("/upload/case/{number}", "", case(Stage::Filed)),
        form("/upload/desk/{number}", "", case(Stage::Filed)),
        form("/upload/bench/{number}", "", case(Stage::Diagnosed)),
        page("/healthz", Of::Nothing),
        page("/readyz", Of::Nothing),
        page("/pkg/calltag.css", Of::Nothing),
        page("/robots.txt", Of::Nothing),
        page("/nowhere", Of::Nothing),
    ]
}
