//! The server functions of the customers' pages.

use super::super::subject::Of;
use super::{Call, form, page, read, rpc};
use crate::work::Stage;

pub fn filing() -> Vec<Call> {
    let step = "step=serial&serial=ND4K2409Z001";
    vec![
        read(rpc!("start/load_start"), "", Of::Nothing),
        form(rpc!("start/find"), "text={number}", Of::Case(Stage::Filed)),
        form(
            rpc!("preferences/set_theme"),
            "theme=dark&back=/track",
            Of::Nothing,
        ),
        form(
            rpc!("preferences/set_language"),
            "language=es&back=/track",
            Of::Nothing,
        ),
        form(
            rpc!("preferences/set_keys"),
            "keys=off&back=/desk",
            Of::Nothing,
        ),
        read(rpc!("filing/load_step"), "step=serial", Of::Nothing),
        read(
            rpc!("filing/load_sent"),
            "number={number}",
            Of::Case(Stage::Filed),
        ),
        read(rpc!("filing/load_resume"), "token={token}", Of::Resume),
        form(rpc!("filing/begin"), "serial=ND4K2409Z001", Of::Nothing),
        form(rpc!("filing/answer_step"), step, Of::Nothing),
        form(rpc!("filing/keep_step"), step, Of::Nothing).scripted(),
        form(rpc!("filing/remove_file"), "file={id}", Of::DraftFile),
        form(
            rpc!("filing/mail_link"),
            "step=serial&email=ana@example.com",
            Of::Nothing,
        )
        .done_at("/file/serial"),
        form(rpc!("filing/resume"), "token={token}", Of::Resume),
        form(rpc!("filing/send_request"), "", Of::Nothing),
    ]
}

pub fn account() -> Vec<Call> {
    let accept = "token={token}&secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&password=a long one indeed\
                  &repeat=a long one indeed&code=000000";
    let enter = "email=clerk@northgate.example&password=a guess&code=000000";
    vec![
        read(rpc!("account/sign_in/load_sign_in"), "", Of::Nothing),
        form(
            rpc!("account/sign_in/ask_code"),
            "email={email}",
            Of::Mailbox,
        )
        .done_at("/sign-in/code"),
        read(rpc!("account/sign_in/load_code"), "", Of::Nothing),
        form(
            rpc!("account/sign_in/enter_code"),
            "email={email}&code=000000",
            Of::Mailbox,
        ),
        form(rpc!("account/sign_in/sign_out"), "", Of::Nothing),
        read(rpc!("account/returns/load_returns"), "", Of::Nothing),
        read(rpc!("account/statement/load_statement"), "", Of::Nothing),
        form(rpc!("account/statement/remove_card"), "", Of::Nothing),
        read(rpc!("account/staff/load_desk_door"), "", Of::Nothing),
        form(rpc!("account/staff/enter_desk"), enter, Of::Nothing),
        form(rpc!("account/staff/leave_desk"), "", Of::Nothing).done_at("/staff/sign-in"),
        read(
            rpc!("account/invitation/load_invitation"),
            "token={token}",
            Of::Invitation,
        ),
        form(
            rpc!("account/invitation/accept_invitation"),
            accept,
            Of::Invitation,
        ),
        read(rpc!("account/demo/load_demo"), "", Of::Nothing),
        read(rpc!("account/mailbox/load_mailbox"), "", Of::Nothing),
    ]
}

#[expect(clippy::too_many_lines, reason = "one row for each form and page")]
pub fn tracking() -> Vec<Call> {
    let case = Of::Case;
    let address = "number={number}&recipient=Kim Moss&line1=1 Oak Road&city=Albany&region=NY\
                   &postcode=12207&country=US";
    let answer = "number={number}&line={line}&estimate={estimate}&choice=0";
    let parcel = "number={number}&tracking=1Z999AA10123456784";
    let find = "reference={number}&contact={postcode}";
    let number = "number={number}";
    vec![
        read(rpc!("tracking/find/load_find"), "", Of::Nothing),
        form(rpc!("tracking/find/find_case"), find, case(Stage::Filed)),
        read(rpc!("tracking/case/load_case"), number, case(Stage::Quoted)),
        read(
            rpc!("tracking/estimate/load_estimate"),
            number,
            case(Stage::Quoted),
        ),
        form(
            rpc!("tracking/estimate/answer_estimate"),
            answer,
            case(Stage::Quoted),
        ),
        read(
            rpc!("tracking/appeal/load_appeal"),
            number,
            case(Stage::Voided),
        ),
        form(
            rpc!("tracking/appeal/appeal_void"),
            "number={number}&text=It came like this.",
            case(Stage::Voided),
        ),
        read(
            rpc!("tracking/appeal/load_dispose"),
            number,
            case(Stage::Quoted),
        ),
        form(
            rpc!("tracking/appeal/dispose_device"),
            "number={number}&line={line}&estimate={estimate}",
            case(Stage::Quoted),
        ),
        read(rpc!("tracking/warranty/load_warranty"), "", Of::Nothing),
        read(
            rpc!("tracking/advance/load_advance"),
            number,
            case(Stage::JustBought),
        ),
        form(
            rpc!("tracking/advance/ask_advance"),
            "number={number}&line={line}&way=account&consent=yes&price=9900",
            case(Stage::JustBought),
        ),
        form(
            rpc!("tracking/advance/pay_advance_on_account"),
            "number={number}&line={line}",
            case(Stage::AdvanceByCard),
        ),
        form("/track/{number}/card/enter", "", case(Stage::AdvanceByCard)),
        page("/track/{number}/card/entered", case(Stage::AdvanceByCard)),
        form(
            rpc!("tracking/advance/withdraw_advance"),
            "number={number}&line={line}",
            case(Stage::AdvanceCharged),
        ),
        form(
            rpc!("tracking/advance/choose_advance"),
            "number={number}&line={line}&choice=return",
            case(Stage::AdvanceChoice),
        ),
        read(
            rpc!("tracking/acts/load_address"),
            number,
            case(Stage::Authorised),
        ),
        form(
            rpc!("tracking/acts/change_address"),
            address,
            case(Stage::Authorised),
        ),
        read(
            rpc!("tracking/acts/load_cancel"),
            number,
            case(Stage::Authorised),
        ),
        form(
            rpc!("tracking/acts/cancel_case"),
            number,
            case(Stage::Authorised),
        ),
        read(
            rpc!("tracking/acts/load_parcel"),
            number,
            case(Stage::Authorised),
        ),
        form(
            rpc!("tracking/acts/tell_parcel"),
            parcel,
            case(Stage::Authorised),
        ),
        read(rpc!("tracking/acts/load_files"), number, case(Stage::Filed)),
        form(
            rpc!("tracking/acts/write_message"),
            "number={number}&text=Any news?",
            case(Stage::Filed),
        ),
        form(
            rpc!("tracking/acts/reopen_case"),
            number,
            case(Stage::Fixed),
        ),
        read(rpc!("tracking/code/load_code"), number, case(Stage::Filed)),
        form(
            rpc!("tracking/code/send_case_code"),
            number,
            case(Stage::Filed),
        ),
        form(
            rpc!("tracking/code/enter_case_code"),
            "number={number}&code=000000",
            case(Stage::Filed),
        ),
    ]
}
