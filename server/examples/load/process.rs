//! The programs that are measured: started, watched through `/proc`, and ended by their process id.

use std::fs::File;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::http::{Answer, Connection};
use crate::{Place, Result};

/// The unit of processor time in `/proc`: 100 a second on every Linux (`USER_HZ`).
const TICK: Duration = Duration::from_millis(10);
/// How long loading, or stopping, may take.
const PATIENCE: Duration = Duration::from_mins(15);
/// How often a server that starts is tried.
const TRY_EVERY: Duration = Duration::from_micros(500);
/// What work a server at rest may do in [`LOOK`].
const REST: Duration = TICK;
const LOOK: Duration = Duration::from_millis(300);

/// A process.
#[derive(Clone, Copy, Debug)]
pub struct Pid(u32);

impl Pid {
    /// The processor time that it has spent, in the kernel too.
    pub fn cpu(self) -> Result<Duration> {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.0))?;
        // The name, in parentheses, may hold anything: counting begins behind it, with the third field.
        let fields = stat.rsplit(')').next().unwrap_or_default();
        let ticks = |field: usize| -> Result<u32> {
            let text = fields.split_whitespace().nth(field - 3);
            Ok(text.ok_or("/proc has no such field")?.parse()?)
        };
        Ok(TICK * (ticks(14)? + ticks(15)?))
    }

    /// `VmRSS` or `VmHWM`, in megabytes of 10⁶ bytes.
    pub fn memory_mb(self, name: &str) -> Result<f64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.0))?;
        let line = status.lines().find_map(|line| line.strip_prefix(name));
        let kib = line.and_then(|line| {
            line.trim_matches([':', ' ', '\t', 'k', 'B'])
                .parse::<u32>()
                .ok()
        });
        Ok(f64::from(kib.ok_or("/proc tells no memory")?) * 1024.0 / 1e6)
    }

    /// Waits until it has nothing left to do, letters to write for instance.
    pub async fn rest(self) -> Result<()> {
        let begun = Instant::now();
        loop {
            let before = self.cpu()?;
            tokio::time::sleep(LOOK).await;
            if self.cpu()?.saturating_sub(before) <= REST {
                return Ok(());
            }
            if begun.elapsed() > PATIENCE {
                return Err("the server does not come to rest".into());
            }
        }
    }
}

/// A server that runs until it is dropped.
pub struct Server {
    child: Child,
    pub address: SocketAddr,
    begun: Instant,
}

impl Server {
    /// Starts the product on the database, files and mail of this folder.
    pub fn product(place: &Place, folder: &Path, arguments: &[&str]) -> Result<Self> {
        let address = free_address()?;
        let mut command = product(place, folder, address);
        command.args(arguments);
        Self::start(command, address, &folder.join("calltag.log"))
    }

    /// Starts the bare handler on the same database.
    pub fn bare(place: &Place, folder: &Path, body: &Path) -> Result<Self> {
        let address = free_address()?;
        let mut command = Command::new(&place.yardstick);
        command.arg("serve").arg(database(folder)).arg(body);
        command.arg(address.to_string());
        Self::start(command, address, &folder.join("bare.log"))
    }

    fn start(mut command: Command, address: SocketAddr, log: &Path) -> Result<Self> {
        let log = File::create(log)?;
        command
            .stdin(Stdio::null())
            .stdout(log.try_clone()?)
            .stderr(log);
        let begun = Instant::now();
        let child = command.spawn()?;
        Ok(Self {
            child,
            address,
            begun,
        })
    }

    /// The process.
    pub fn pid(&self) -> Pid {
        Pid(self.child.id())
    }

    /// The first answer, and how long after the start it came.
    pub async fn first_answer(&mut self, request: &[u8]) -> Result<(Answer, Duration)> {
        loop {
            if let Ok(mut connection) = Connection::open(self.address).await {
                let answer = connection.ask(request).await?;
                return Ok((answer, self.begun.elapsed()));
            }
            if let Some(status) = self.child.try_wait()? {
                return Err(format!("the server ended at its start: {status}").into());
            }
            if self.begun.elapsed() > PATIENCE {
                return Err("the server does not answer".into());
            }
            tokio::time::sleep(TRY_EVERY).await;
        }
    }

    /// Asks it to stop and waits until it has.
    pub fn stop(mut self) -> Result<()> {
        let pid = self.child.id().to_string();
        if !Command::new("kill").arg(pid).status()?.success() {
            return Err("the server cannot be told to stop".into());
        }
        let status = self.child.wait()?;
        // The bare handler does not listen to signals, and has nothing to finish.
        if status.success() || status.code().is_none() {
            Ok(())
        } else {
            Err(format!("the server ended badly: {status}").into())
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Already ended after `stop`; then neither does anything.
        _ = self.child.kill();
        _ = self.child.wait();
    }
}

/// Runs one of the product's commands to its end.
pub fn run(place: &Place, folder: &Path, arguments: &[&str]) -> Result<()> {
    let output = product(place, folder, free_address()?)
        .args(arguments)
        .output()?;
    if output.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    Err(format!("calltag {} failed: {said}", arguments.join(" ")).into())
}

/// The address of the database in a folder.
pub fn database(folder: &Path) -> String {
    format!("sqlite:{}", folder.join("calltag.db").display())
}

/// The product with a configuration of its own and nothing of ours: as it comes, but behind a proxy.
fn product(place: &Place, folder: &Path, address: SocketAddr) -> Command {
    let mut command = Command::new(&place.calltag);
    command
        .env_clear()
        .current_dir(folder)
        .env("CALLTAG_DATABASE_URL", database(folder))
        .env("CALLTAG_FILES_DIR", folder.join("files"))
        .env("CALLTAG_MAIL_DIR", folder.join("mail"))
        .env("CALLTAG_HTTP_LISTEN", address.to_string())
        .env("CALLTAG_HTTP_PUBLIC_URL", format!("http://{address}"))
        .env("CALLTAG_HTTP_SITE_ROOT", &place.site)
        .env("CALLTAG_HTTP_TRUSTED_PROXIES", "[\"127.0.0.1\"]");
    command
}

/// An address of this machine alone that nobody listens on.
fn free_address() -> Result<SocketAddr> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?)
}
