//! Many connections at once, each with the next request as soon as it has its answer.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use tokio::task::JoinSet;
use tokio::time::error::Elapsed;
use tokio::time::timeout_at;

use crate::Result;
use crate::http::Connection;
use crate::process::Pid;

/// How long all of it may take: a server that has stopped answering ends the measurement, and not the reader's day.
const PATIENCE: Duration = Duration::from_mins(2);

/// What is sent.
pub enum Supply {
    /// The same until this moment.
    Same(Arc<[u8]>, Instant),
    /// Each of these once.
    Each(Mutex<Vec<Arc<[u8]>>>),
}

impl Supply {
    /// The same for so long.
    pub fn same(request: Vec<u8>, time: Duration) -> Self {
        Self::Same(request.into(), Instant::now() + time)
    }

    /// Each of these once.
    pub fn each(requests: impl IntoIterator<Item = Vec<u8>>) -> Self {
        Self::Each(Mutex::new(requests.into_iter().map(Into::into).collect()))
    }

    fn next(&self) -> Option<Arc<[u8]>> {
        match self {
            Self::Same(request, until) => (Instant::now() < *until).then(|| Arc::clone(request)),
            Self::Each(rest) => rest.lock().ok()?.pop(),
        }
    }
}

/// What came of it.
pub struct Taken {
    /// How long each answer took, the quickest first.
    latencies: Vec<Duration>,
    elapsed: Duration,
    /// The processor time of the server; nothing when it was not watched.
    cpu: Duration,
}

impl Taken {
    /// Answers.
    pub fn count(&self) -> u32 {
        u32::try_from(self.latencies.len()).unwrap_or(u32::MAX)
    }

    /// Answers a second.
    pub fn rate(&self) -> f64 {
        f64::from(self.count()) / self.elapsed.as_secs_f64()
    }

    /// Microseconds of the server's processor time for one answer.
    pub fn cpu_us(&self) -> f64 {
        self.cpu.as_secs_f64() * 1e6 / f64::from(self.count())
    }

    /// Within how many milliseconds so many of a hundred answers came.
    pub fn percentile_ms(&self, percent: usize) -> f64 {
        let place = (self.latencies.len() * percent).div_ceil(100);
        let latency = self.latencies.get(place.saturating_sub(1));
        latency.map_or(f64::NAN, |latency| latency.as_secs_f64() * 1e3)
    }
}

/// Sends all of it over so many connections. Any answer with another status than this one is an error.
pub async fn run(
    address: SocketAddr,
    connections: usize,
    supply: Supply,
    status: u16,
) -> Result<Taken> {
    let supply = Arc::new(supply);
    let begun = Instant::now();
    let deadline = tokio::time::Instant::now() + PATIENCE;
    let mut tasks = JoinSet::new();
    for _ in 0..connections {
        tasks.spawn(keep_asking(address, Arc::clone(&supply), status));
    }
    let mut latencies = Vec::new();
    while let Some(done) = timeout_at(deadline, tasks.join_next())
        .await
        .map_err(hangs)?
    {
        latencies.extend(done??);
    }
    let elapsed = begun.elapsed();
    latencies.sort_unstable();
    Ok(Taken {
        latencies,
        elapsed,
        cpu: Duration::ZERO,
    })
}

fn hangs(_: Elapsed) -> &'static str {
    "the server has stopped answering"
}

/// The same, with an eye on the processor time that the server spends meanwhile.
pub async fn watched(
    pid: Pid,
    address: SocketAddr,
    connections: usize,
    supply: Supply,
    status: u16,
) -> Result<Taken> {
    let before = pid.cpu()?;
    let taken = run(address, connections, supply, status).await?;
    let cpu = pid.cpu()?.saturating_sub(before);
    Ok(Taken { cpu, ..taken })
}

async fn keep_asking(
    address: SocketAddr,
    supply: Arc<Supply>,
    status: u16,
) -> Result<Vec<Duration>> {
    let mut connection = Connection::open(address).await?;
    let mut latencies = Vec::new();
    while let Some(request) = supply.next() {
        let begun = Instant::now();
        let answer = connection.ask(&request).await?;
        latencies.push(begun.elapsed());
        if answer.status != status {
            let line = request.split(|byte| *byte == b'\r').next();
            let line = String::from_utf8_lossy(line.unwrap_or_default()).into_owned();
            return Err(format!("{line} was answered {}, not {status}", answer.status).into());
        }
    }
    Ok(latencies)
}
