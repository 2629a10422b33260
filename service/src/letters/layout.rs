//! How every letter looks: the tag, as mail programs can show it. One shape for text and for HTML.

use std::fmt::Write as _;

use maud::{DOCTYPE, Markup, PreEscaped, html};

/// What a letter says, already in the reader's language.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LetterText {
    /// The subject line.
    pub subject: String,
    /// The first sentence: the fact.
    pub title: String,
    /// The references that the letter is about, and what each is called.
    pub references: Vec<(String, String)>,
    /// What there is to say.
    pub paragraphs: Vec<String>,
    /// What somebody wrote, as they wrote it, and who.
    pub quote: Option<Quote>,
    /// Ways to choose from, side by side.
    pub choices: Vec<Choice>,
    /// Facts with a name each: address, deadline, amounts.
    pub facts: Vec<(String, Vec<String>)>,
    /// Lists with a heading each: what to pack, what to leave out, what happens next.
    pub lists: Vec<List>,
    /// What is good to know besides.
    pub notes: Vec<String>,
    /// The one thing to do, and where.
    pub button: Option<(String, String)>,
    /// Another place to look at, and what is there.
    pub link: Option<(String, String)>,
    /// How to answer.
    pub foot: String,
    /// Who writes, and how to reach them; the first line is their name.
    pub signature: Vec<String>,
}

/// What somebody wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// Who.
    pub intro: String,
    /// What, in lines as they were typed.
    pub text: String,
}

/// One of the ways to choose from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What it is called.
    pub name: String,
    /// What it costs.
    pub amount: String,
    /// What it consists of.
    pub lines: Vec<String>,
}

/// A list with its heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct List {
    /// The heading.
    pub heading: String,
    /// What is in it.
    pub items: Vec<String>,
    /// Whether the order matters.
    pub numbered: bool,
}

impl List {
    /// Steps, one after the other.
    pub fn steps(heading: &str, items: Vec<String>) -> Self {
        Self {
            heading: heading.to_owned(),
            items,
            numbered: true,
        }
    }

    /// Things in no order.
    pub fn of(heading: &str, items: Vec<String>) -> Self {
        Self {
            heading: heading.to_owned(),
            items,
            numbered: false,
        }
    }
}

impl LetterText {
    /// The letter as plain text, lines as long as the reader's window.
    pub fn text(&self) -> String {
        let mut out = Plain(String::new());
        out.block(&self.title);
        for (name, reference) in &self.references {
            out.block(&format!("{name}: {reference}"));
        }
        out.blocks(&self.paragraphs);
        if let Some(quote) = &self.quote {
            out.block(&quote.intro);
            out.lines("> ", quote.text.lines());
        }
        for choice in &self.choices {
            out.block(&format!("{}: {}", choice.name, choice.amount));
            out.lines("  ", choice.lines.iter().map(String::as_str));
        }
        for (name, lines) in &self.facts {
            out.block(&format!("{name}:"));
            out.lines("  ", lines.iter().map(String::as_str));
        }
        for list in &self.lists {
            out.list(list);
        }
        out.blocks(&self.notes);
        for (label, url) in self.button.iter().chain(&self.link) {
            out.block(&format!("{}:", label.trim_end_matches(':')));
            out.lines("", std::iter::once(url.as_str()));
        }
        out.block(&self.foot);
        out.block("-- ");
        out.lines("", self.signature.iter().map(String::as_str));
        out.0
    }

    /// The letter as HTML. Styles stand inline because mail programs drop style sheets; the one sheet there is
    /// turns the colours round for dark windows and is not missed where it is dropped.
    pub fn html(&self, language: &str) -> String {
        let page = html! {
            (DOCTYPE)
            html lang=(language) {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="color-scheme" content="light dark";
                    meta name="supported-color-schemes" content="light dark";
                    meta name="format-detection" content="telephone=no, date=no, address=no";
                    title { (self.subject) }
                    style { (PreEscaped(DARK)) }
                }
                body class="bench" style=(BODY) {
                    table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" {
                        tr { td align="center" style="padding:24px 12px" { (self.tag()) } }
                    }
                }
            }
        };
        page.into_string()
    }

    fn tag(&self) -> Markup {
        html! {
            table class="paper" role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style=(PAPER) {
                tr { td class="kraft" style=(KRAFT) { (self.band()) } }
                tr {
                    td class="pad" style="padding:28px 32px 8px;text-align:left" {
                        (self.head())
                        @for paragraph in &self.paragraphs { (sentence(paragraph)) }
                        (self.quote_block())
                        (self.choices_block())
                        (self.facts_block())
                        (self.lists_block())
                        @for note in &self.notes { (sentence(note)) }
                        (self.button_block())
                        (self.link_block())
                    }
                }
                tr { td class="pad stub" style=(STUB) { (self.stub()) } }
            }
        }
    }

    /// The upper end of the tag, with its eyelet.
    fn band(&self) -> Markup {
        html! {
            table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" {
                tr {
                    td width="28" valign="middle" {
                        div class="eyelet" style="width:14px;height:14px;border:3px solid #a67f42;border-radius:50%;background:#e8ecef;font-size:0;line-height:0" { "\u{a0}" }
                    }
                    td class="kraft-ink" valign="middle" style="color:#523808;font-size:15px;font-weight:700" {
                        (self.signature.first().map_or("", String::as_str))
                    }
                }
            }
        }
    }

    fn head(&self) -> Markup {
        html! {
            h1 class="ink" style="margin:0 0 20px;font-size:24px;line-height:1.25;font-weight:700;color:#14213a" { (self.title) }
            @if !self.references.is_empty() {
                table class="number" role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 20px;background:#f5ead6;border:1px dashed #a67f42;border-radius:8px" {
                    @for (name, reference) in &self.references {
                        tr {
                            td style="padding:10px 18px" {
                                div class="kraft-ink" style="font-size:14px;line-height:1.4;color:#523808" { (name) }
                                div class="ink" style="font:700 24px/1.3 ui-monospace,Menlo,Consolas,monospace;letter-spacing:.04em;color:#14213a;white-space:nowrap" { (reference) }
                            }
                        }
                    }
                }
            }
        }
    }

    fn quote_block(&self) -> Markup {
        html! {
            @if let Some(quote) = &self.quote {
                p class="ink" style="margin:0 0 8px;font-weight:600;color:#14213a" { (quote.intro) }
                blockquote class="well ink" style="margin:0 0 20px;padding:14px 18px;background:#f4f6f7;border-left:4px solid #a67f42;border-radius:0 8px 8px 0;color:#14213a;white-space:pre-line" { (quote.text) }
            }
        }
    }

    fn choices_block(&self) -> Markup {
        html! {
            @if !self.choices.is_empty() {
                div style="margin:0 -6px 14px;font-size:0" {
                    @for choice in &self.choices {
                        div class="choice" style="display:inline-block;width:50%;min-width:230px;vertical-align:top" {
                            div class="well line" style="margin:0 6px 12px;padding:16px 18px;background:#f4f6f7;border:1px solid #c5ccd3;border-radius:8px;font-size:16px" {
                                div class="ink" style="font-weight:600;color:#14213a" { (choice.name) }
                                div class="ink" style="margin:2px 0 8px;font-size:26px;line-height:1.25;font-weight:700;color:#14213a" { (choice.amount) }
                                @for line in &choice.lines { div class="ink-2" style="margin-top:4px;font-size:15px;color:#4a566a" { (line) } }
                            }
                        }
                    }
                }
            }
        }
    }

    fn facts_block(&self) -> Markup {
        html! {
            @if !self.facts.is_empty() {
                table width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 20px" {
                    @for (name, lines) in &self.facts {
                        tr {
                            th class="ink-2 line fact" scope="row" align="left" valign="top" style="width:38%;padding:9px 12px 9px 0;border-top:1px solid #c5ccd3;font-weight:400;font-size:15px;color:#4a566a" { (name) }
                            td class="ink line fact" valign="top" style="padding:9px 0;border-top:1px solid #c5ccd3;font-weight:600;color:#14213a;word-break:break-word" {
                                @for line in lines { div { (line) } }
                            }
                        }
                    }
                }
            }
        }
    }

    fn lists_block(&self) -> Markup {
        html! {
            @for list in &self.lists {
                h2 class="ink" style="margin:24px 0 6px;font-size:17px;line-height:1.35;font-weight:700;color:#14213a" { (list.heading) }
                @if list.numbered { ol class="ink" style=(LIST) { (items(list)) } }
                @else { ul class="ink" style=(LIST) { (items(list)) } }
            }
        }
    }

    fn button_block(&self) -> Markup {
        html! {
            @if let Some((label, url)) = &self.button {
                table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:24px 0 12px" {
                    tr {
                        td class="act" style="background:#14213a;border-radius:8px" {
                            a class="on-act" href=(url) style="display:inline-block;padding:14px 24px;color:#ffffff;font-weight:600;text-decoration:none" { (label) }
                        }
                    }
                }
                p style="margin:0 0 20px;font-size:13px;line-height:1.45;word-break:break-all" {
                    a class="ink-2" href=(url) style="color:#4a566a" { (url) }
                }
            }
        }
    }

    fn link_block(&self) -> Markup {
        html! {
            @if let Some((label, url)) = &self.link {
                p class="ink" style="margin:0 0 20px;color:#14213a" {
                    (label) " " a class="ink" href=(url) style="color:#14213a;word-break:break-all" { (url) }
                }
            }
        }
    }

    /// The lower end of the tag, behind the perforation.
    fn stub(&self) -> Markup {
        html! {
            p class="ink" style="margin:0 0 10px;font-size:15px;color:#14213a" { (self.foot) }
            p class="ink-2" style="margin:0;font-size:15px;line-height:1.5;color:#4a566a" {
                @for (place, line) in self.signature.iter().enumerate() {
                    @if place > 0 { br; }
                    (line)
                }
            }
        }
    }
}

fn sentence(text: &str) -> Markup {
    html! { p class="ink" style="margin:0 0 16px;color:#14213a" { (text) } }
}

fn items(list: &List) -> Markup {
    html! { @for item in &list.items { li style="margin:0 0 6px;padding-left:4px" { (item) } } }
}

const BODY: &str = "margin:0;padding:0;background:#e8ecef;color:#14213a;font:16px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;-webkit-text-size-adjust:100%";
const PAPER: &str = "max-width:600px;margin:0 auto;background:#fffefb;border:1px solid #c5ccd3;border-radius:14px;border-collapse:separate;overflow:hidden";
const KRAFT: &str = "background:#e2c99f;padding:14px 20px;border-radius:13px 13px 0 0";
const STUB: &str = "padding:18px 32px 24px;border-top:2px dashed #c5ccd3;text-align:left";
const LIST: &str = "margin:0 0 16px;padding-left:24px;color:#14213a";

/// The colours of the portal's dark theme, and less margin on a telephone.
const DARK: &str = "\
:root{color-scheme:light dark;supported-color-schemes:light dark}\
@media (max-width:480px){.pad{padding-left:20px!important;padding-right:20px!important}\
.choice{display:block!important;width:100%!important}}\
@media (prefers-color-scheme:dark){\
.bench{background:#11161b!important}\
.paper{background:#1f2730!important;border-color:#36424e!important}\
.kraft,.number{background:#413521!important}\
.number{border-color:#a9854b!important}\
.kraft-ink{color:#efd7ab!important}\
.eyelet{background:#11161b!important;border-color:#a9854b!important}\
.well{background:#151b21!important}\
.line,.stub{border-color:#36424e!important}\
.ink{color:#eef1f3!important}\
.ink-2{color:#abb6c2!important}\
.act{background:#e6c791!important}\
.on-act{color:#1b1506!important}}";

/// A letter in plain text: blocks with an empty line between them.
struct Plain(String);

impl Plain {
    fn block(&mut self, text: &str) {
        if !self.0.is_empty() {
            self.0.push('\n');
        }
        _ = writeln!(self.0, "{text}");
    }

    fn blocks(&mut self, texts: &[String]) {
        for text in texts {
            self.block(text);
        }
    }

    fn lines<'a>(&mut self, before: &str, lines: impl Iterator<Item = &'a str>) {
        for line in lines {
            _ = writeln!(self.0, "{before}{line}");
        }
    }

    fn list(&mut self, list: &List) {
        self.block(&format!("{}:", list.heading));
        for (place, item) in list.items.iter().enumerate() {
            let bullet = if list.numbered {
                format!("{}. ", place + 1)
            } else {
                "- ".to_owned()
            };
            self.lines(&bullet, std::iter::once(item.as_str()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn full() -> LetterText {
        LetterText {
            subject: "RMA".into(),
            title: "Send it in".into(),
            references: vec![("RMA number".into(), "R-7K3M-9QXD-5".into())],
            paragraphs: vec!["One sentence.".into()],
            quote: Some(Quote {
                intro: "Ana asks:".into(),
                text: "Which light?\nGreen or red?".into(),
            }),
            choices: vec![Choice {
                name: "Repair".into(),
                amount: "$80.00".into(),
                lines: vec!["New board".into()],
            }],
            facts: vec![("Send it to".into(), vec!["1 Main Street".into()])],
            lists: vec![
                List::steps("How", vec!["Print".into()]),
                List::of("Pack", vec!["The camera".into()]),
            ],
            notes: vec!["Valid for a month.".into()],
            button: Some(("Follow it".into(), "https://example.com/l/x".into())),
            link: Some(("Carrier".into(), "https://example.com/parcel".into())),
            foot: "Answer this.".into(),
            signature: vec!["The desk".into(), "+1 555 0100".into()],
        }
    }

    #[test]
    fn what_a_customer_typed_cannot_become_markup() {
        let bad = "<script>alert(1)</script>\"'&";
        let mut letter = full();
        letter.title = bad.into();
        letter.quote = Some(Quote {
            intro: bad.into(),
            text: bad.into(),
        });
        letter.facts = vec![(bad.into(), vec![bad.into()])];
        assert!(!letter.html("en").contains("<script>"));
    }

    #[test]
    fn the_text_part_says_all_that_the_html_says() {
        let (text, html) = (full().text(), full().html("en"));
        for word in [
            "Send it in",
            "R-7K3M-9QXD-5",
            "One sentence.",
            "Ana asks:",
            "Green or red?",
            "Repair",
            "$80.00",
            "New board",
            "1 Main Street",
            "Print",
            "The camera",
            "Valid for a month.",
            "https://example.com/l/x",
            "https://example.com/parcel",
            "Answer this.",
            "The desk",
            "+1 555 0100",
        ] {
            assert!(text.contains(word) && html.contains(word), "{word}");
        }
    }

    #[test]
    fn the_text_part_reads_like_a_letter() {
        let start = "Send it in\n\nRMA number: R-7K3M-9QXD-5\n\nOne sentence.\n\nAna asks:\n> Which light?\n> Green or red?\n";
        assert!(full().text().starts_with(start), "{}", full().text());
    }
}
