//! A question to the server, the same from inside the server and from the browser.

use leptos::server_fn::ServerFn;
use serde::Serialize;

use crate::error::AppError;

#[cfg(feature = "ssr")]
type Run = std::sync::Arc<
    dyn Fn() -> std::pin::Pin<Box<dyn Future<Output = Result<String, AppError>> + Send>>
        + Send
        + Sync,
>;

/// A read server function with its arguments.
///
/// In the browser it is a `GET` to its address; while the server renders a page it is a call.
#[derive(Clone)]
pub struct Ask {
    url: String,
    refused: Option<AppError>,
    #[cfg(feature = "ssr")]
    run: Option<Run>,
}

impl PartialEq for Ask {
    fn eq(&self, other: &Self) -> bool {
        self.url == other.url && self.refused == other.refused
    }
}

impl Ask {
    /// Asks `question`.
    #[cfg_attr(
        not(feature = "ssr"),
        expect(
            clippy::needless_pass_by_value,
            reason = "the server keeps the question"
        )
    )]
    pub fn of<Q>(question: Q) -> Self
    where
        Q: ServerFn<Error = AppError> + Clone + Serialize + Send + Sync + 'static,
        Q::Output: Serialize,
    {
        let arguments = serde_qs::to_string(&question).unwrap_or_default();
        Self {
            url: format!("{}?{arguments}", Q::PATH),
            refused: None,
            #[cfg(feature = "ssr")]
            run: Some(std::sync::Arc::new(move || {
                let answer = question.clone().run_body();
                Box::pin(async move { crate::rpc::encode(&answer.await?) })
            })),
        }
    }

    /// Asks nobody: the answer is `error`.
    pub fn refused(error: AppError) -> Self {
        Self {
            url: String::new(),
            refused: Some(error),
            #[cfg(feature = "ssr")]
            run: None,
        }
    }

    /// The address of the question.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The page model as JSON.
    #[cfg(feature = "ssr")]
    pub async fn send(&self) -> Result<String, AppError> {
        match (&self.refused, &self.run) {
            (Some(error), _) => Err(error.clone()),
            (None, Some(run)) => run().await,
            (None, None) => Err(AppError::NotFound),
        }
    }

    /// The page model as JSON.
    #[cfg(feature = "hydrate")]
    pub async fn send(&self) -> Result<String, AppError> {
        match &self.refused {
            Some(error) => Err(error.clone()),
            None => send_wrapper::SendWrapper::new(fetch(&self.url)).await,
        }
    }

    /// Neither server nor browser: there is nobody to ask.
    #[cfg(not(any(feature = "ssr", feature = "hydrate")))]
    pub async fn send(&self) -> Result<String, AppError> {
        std::future::ready(Err(AppError::Offline)).await
    }
}

#[cfg(feature = "hydrate")]
async fn fetch(url: &str) -> Result<String, AppError> {
    let request = gloo_net::http::Request::get(url).header("Accept", "application/json");
    let answer = request.send().await.map_err(|_| AppError::Offline)?;
    let ok = answer.ok();
    let body = answer.text().await.map_err(|_| AppError::Offline)?;
    if ok {
        return Ok(body);
    }
    // Something between us and the server may have answered, in which case it is not our JSON.
    Err(serde_json::from_str(&body).unwrap_or(AppError::Offline))
}
