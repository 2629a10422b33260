//! The server functions of the staff console.

use domain::policy::Policy;

use super::super::subject::Of;
use super::{Call, form, read, rpc};
use crate::work::Stage;

/// What every form of a case sends along.
const CASE: &str = "number={number}&version={version}&seen=0";
/// What every form of a device sends along.
const DEVICE: &str = "number={number}&line={line}&version={version}";

pub fn lists() -> Vec<Call> {
    let number = "number={number}";
    vec![
        read(rpc!("desk/queue/load_queue"), "", Of::Nothing),
        read(
            rpc!("desk/queue/load_find"),
            "text={number}",
            Of::Case(Stage::Filed),
        ),
        read(rpc!("desk/case/load_case"), number, Of::Case(Stage::Filed)),
        read(rpc!("desk/bench/load_bench"), "", Of::Nothing),
        read(
            rpc!("desk/bench/load_bench_case"),
            number,
            Of::Case(Stage::Diagnosed),
        ),
        read(
            rpc!("desk/estimate/load_estimate"),
            number,
            Of::Case(Stage::NotCovered),
        ),
        read(
            rpc!("desk/warranty/load_warranty"),
            number,
            Of::Case(Stage::Diagnosed),
        ),
        read(rpc!("desk/ship/load_ship"), "", Of::Nothing),
        read(
            rpc!("desk/ship/load_ship_case"),
            number,
            Of::Case(Stage::ReadyToShip),
        ),
        read(rpc!("desk/scan/load_scan"), "at={id}", Of::Scan),
        read(rpc!("desk/stock/load_stock"), "", Of::Nothing),
        read(rpc!("desk/stock/load_shelf"), "of=ND-4K", Of::Nothing),
        read(rpc!("desk/staff/load_staff"), "", Of::Nothing),
        read(rpc!("desk/policy/load_policy"), "", Of::Nothing),
        read(rpc!("desk/accounts/load_accounts"), "", Of::Nothing),
        read(
            rpc!("desk/accounts/load_account"),
            "account={account}",
            Of::Account,
        ),
        read(rpc!("desk/work/load_work"), "", Of::Nothing),
    ]
}

pub fn support() -> Vec<Call> {
    let call = |path, fields: &str, stage| form(path, &format!("{CASE}{fields}"), Of::Case(stage));
    vec![
        call(rpc!("desk/support/take_case"), "", Stage::Filed),
        call(
            rpc!("desk/support/record_step"),
            "&key=power&outcome=fine",
            Stage::InSupport,
        ),
        call(
            rpc!("desk/support/ask_customer"),
            "&text=Which lamp is on?",
            Stage::InSupport,
        ),
        call(
            rpc!("desk/support/doubt_purchase"),
            "&note=It names another model.",
            Stage::InSupport,
        ),
        call(
            rpc!("desk/support/fix_remotely"),
            "&note=New cable.",
            Stage::InSupport,
        ),
        call(
            rpc!("desk/support/authorise"),
            "&note=Dead.",
            Stage::InSupport,
        ),
        call(
            rpc!("desk/support/hand_to_sales"),
            "&reason=upgrade",
            Stage::InSupport,
        ),
        call(
            rpc!("desk/support/extend_rma"),
            "&note=On holiday.",
            Stage::Authorised,
        ),
        call(
            rpc!("desk/support/confirm_purchase"),
            "&bought_on=2026-01-05",
            Stage::InSupport,
        ),
        call(
            rpc!("desk/support/close_with_sales"),
            "&note=The drives are ordered.",
            Stage::WithSales,
        ),
        call(
            rpc!("desk/support/accept_arrival"),
            "&note=The same model.",
            Stage::WrongDevice,
        ),
        call(
            rpc!("desk/support/reject_arrival"),
            "&note=Not ours.",
            Stage::WrongDevice,
        ),
        call(
            rpc!("desk/support/receive_late"),
            "&note=It was at the customs.",
            Stage::Authorised,
        ),
        call(
            rpc!("desk/support/call_off"),
            "&reason=Found another.",
            Stage::Authorised,
        ),
        call(
            rpc!("desk/support/write_to_customer"),
            "&text=Soon.",
            Stage::Filed,
        ),
        call(
            rpc!("desk/support/leave_note"),
            "&text=Third one.",
            Stage::Filed,
        ),
    ]
}

pub fn bench() -> Vec<Call> {
    let call =
        |path, fields: &str, stage| form(path, &format!("{DEVICE}{fields}"), Of::Case(stage));
    let act = |note: &'static str, stage| {
        call(rpc!("desk/bench/act_on_bench"), &format!("&{note}"), stage).noted(note)
    };
    let way = "&act=send&repair_description=A new power stage&repair_parts=60&repair_labour=88&repair_days=2";
    vec![
        act("act=begin", Stage::Received),
        act("act=cannot-reproduce", Stage::Diagnosing),
        act("act=resume", Stage::NotFound),
        act("act=start-repair", Stage::Verdict),
        act("act=stock-arrived", Stage::OutOfStock),
        act("act=finish-repair", Stage::Repairing),
        act("act=pass-tests", Stage::Tested),
        act("act=fail-test", Stage::Testing),
        call(
            rpc!("desk/bench/record_bench_test"),
            "&key=boot&outcome=passed",
            Stage::Diagnosing,
        ),
        call(
            rpc!("desk/bench/record_findings"),
            "&fault=sensor&findings=It is dark.",
            Stage::Diagnosing,
        ),
        call(
            rpc!("desk/bench/reach_verdict"),
            "&verdict=defect-in-warranty",
            Stage::Diagnosed,
        ),
        call(
            rpc!("desk/bench/use_part"),
            "&part=P-PSU&quantity=1",
            Stage::Repairing,
        ),
        call(
            rpc!("desk/bench/log_work"),
            "&minutes=20&work=Soldering",
            Stage::Repairing,
        ),
        call(
            rpc!("desk/bench/await_stock"),
            "&remedy=repair&item=Power stage",
            Stage::Verdict,
        ),
        call(
            rpc!("desk/bench/replace"),
            "&serial=ND4K2409Y001&product=ND-4K",
            Stage::ToReplace,
        ),
        call(rpc!("desk/estimate/send_estimate"), way, Stage::NotCovered),
        call(
            rpc!("desk/warranty/propose_void"),
            "&codes[0]=WV-04&note=The cable is cut.",
            Stage::Diagnosed,
        ),
        call(
            rpc!("desk/warranty/decide_void"),
            "&ruling=no&words=That is our own seal.",
            Stage::VoidProposed,
        ),
        call(
            rpc!("desk/warranty/rule_on_appeal"),
            "&ruling=no&words=The photo shows our own seal.",
            Stage::Appealed,
        ),
        call(
            rpc!("desk/warranty/note_upgrade"),
            "&what=8 TB drive",
            Stage::Diagnosed,
        ),
    ]
}

pub fn advances() -> Vec<Call> {
    let call =
        |path, fields: &str, stage| form(path, &format!("{DEVICE}{fields}"), Of::Case(stage));
    let act = |note: &'static str, stage| {
        call(
            rpc!("desk/advance/act_on_advance"),
            &format!("&{note}"),
            stage,
        )
        .noted(note)
    };
    vec![
        read(
            rpc!("desk/advance/load_advance"),
            "number={number}",
            Of::Case(Stage::AdvanceAsked),
        ),
        act("act=approve", Stage::AdvanceAsked),
        act("act=withdraw", Stage::AdvanceCharged),
        act("act=deliver", Stage::AdvanceSent),
        call(
            rpc!("desk/advance/deny_advance"),
            "&ground=mismatch",
            Stage::AdvanceAsked,
        ),
        call(
            rpc!("desk/advance/ship_advance"),
            "&serial=SPARE00000001&product=ND-4K&tracking=1Z999AA10123456784",
            Stage::AdvanceCharged,
        ),
        call(
            rpc!("desk/advance/extend_advance"),
            "&days=7&why=On holiday.",
            Stage::AdvanceSent,
        ),
        call(
            rpc!("desk/advance/allow_advance"),
            "&until=2099-01-01&why=Lost by our carrier.",
            Stage::Authorised,
        ),
        call(
            rpc!("desk/advance/take_advance_back"),
            "",
            Stage::AdvanceBack,
        ),
        call(
            rpc!("desk/advance/credit_late"),
            "&why=It was at the customs.",
            Stage::AdvanceSent,
        ),
    ]
}

pub fn dock() -> Vec<Call> {
    let parcel = format!("{DEVICE}&tracking=1Z999AA10123456784");
    let code = "code={number}";
    vec![
        form(rpc!("desk/scan/scan"), code, Of::Case(Stage::Authorised)),
        form(
            rpc!("desk/scan/send_scan"),
            code,
            Of::Case(Stage::Authorised),
        )
        .scripted(),
        form(rpc!("desk/scan/act_on_scan"), "id={id}&act=undo", Of::Scan).noted("act=undo"),
        form(
            rpc!("desk/scan/act_on_scan"),
            "id={id}&act=in-box",
            Of::Scan,
        )
        .noted("act=in-box"),
        form(
            rpc!("desk/ship/ship_out"),
            &parcel,
            Of::Case(Stage::ReadyToShip),
        ),
        form(rpc!("desk/ship/deliver"), DEVICE, Of::Case(Stage::Shipped)),
    ]
}

pub fn policy() -> Vec<Call> {
    let propose = rpc!("desk/policy/propose_policy");
    let fields: Vec<String> = Policy::default()
        .typed()
        .into_iter()
        .map(|(name, text)| format!("&{name}={text}"))
        .collect();
    let form_with = |act| {
        let all = format!("base=1&why=Summer&{act}{}", fields.concat());
        form(propose, &all, Of::Nothing).noted(act)
    };
    vec![
        form_with("act=preview"),
        form_with("act=propose"),
        form(
            rpc!("desk/policy/activate_policy"),
            "version={id}",
            Of::Proposal,
        ),
        form(
            rpc!("desk/policy/withdraw_policy"),
            "version={id}",
            Of::Proposal,
        ),
    ]
}

pub fn accounts() -> Vec<Call> {
    let decide = "account={account}&name={name}";
    vec![
        form(
            rpc!("desk/accounts/book_by_hand"),
            "account={account}&name=01900000-0000-7000-8000-0000000000b1&kind=payment&amount=12.50&why=transfer 18",
            Of::Account,
        ),
        form(rpc!("desk/accounts/confirm_booking"), decide, Of::Booking),
        form(
            rpc!("desk/accounts/refuse_booking"),
            &format!("{decide}&answer=No such payment."),
            Of::Booking,
        ),
    ]
}

pub fn house() -> Vec<Call> {
    let invite = "name=Kim New&email=kim@northgate.example&role=clerk";
    let member = rpc!("desk/staff/set_active");
    vec![
        form(rpc!("desk/staff/invite"), invite, Of::Nothing),
        form(rpc!("desk/staff/invite_again"), "member={id}", Of::Member),
        form(
            rpc!("desk/staff/withdraw_invitation"),
            "email=kim@northgate.example",
            Of::Nothing,
        ),
        form(member, "member={id}&act=suspend", Of::Member).noted("act=suspend"),
        form(member, "member={id}&act=let-in", Of::Member).noted("act=let-in"),
        form(
            rpc!("desk/stock/receive_stock"),
            "of=ND-4K&count=2&seen=/0",
            Of::Nothing,
        ),
        form(
            rpc!("desk/stock/expect_stock"),
            "of=ND-4K&expected_on=",
            Of::Nothing,
        ),
        form(
            rpc!("desk/stock/count_stock"),
            "of=ND-4K&on_hand=2&why=Counted&seen=/0",
            Of::Nothing,
        ),
        form(rpc!("desk/work/revive"), "job={id}", Of::Stuck),
    ]
}
