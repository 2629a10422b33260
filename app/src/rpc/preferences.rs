//! Language and theme: kept in a cookie, chosen by a plain form outside of `<main>`.

#![cfg_attr(
    feature = "ssr",
    expect(
        clippy::unused_async,
        reason = "a server function is async by contract"
    )
)]

use leptos::prelude::*;

use crate::error::AppError;

/// Chooses how the portal looks: `auto`, `light` or `dark`.
#[server]
pub async fn set_theme(theme: String, #[server(default)] back: String) -> Result<(), AppError> {
    super::remember("theme", crate::cookies::Theme::parse(&theme).name());
    super::redirect(&back);
    Ok(())
}

/// Lets single letters do something at the desk, or not: `on` or `off` (WCAG 2.2, 2.1.4).
#[server]
pub async fn set_keys(keys: String, #[server(default)] back: String) -> Result<(), AppError> {
    super::remember("keys", if keys == "off" { "off" } else { "on" });
    super::redirect(&back);
    Ok(())
}

/// Chooses the language by its tag.
#[server]
pub async fn set_language(
    language: String,
    #[server(default)] back: String,
) -> Result<(), AppError> {
    let language = words::Lang::parse(&language).ok_or_else(|| super::fail(AppError::Malformed))?;
    super::remember("language", language.code());
    super::redirect(&back);
    Ok(())
}
