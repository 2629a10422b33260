//! One round: every figure once, what is compared side by side.

use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use crate::figures::Figures;
use crate::form::Browser;
use crate::load::{Supply, Taken, run, watched};
use crate::make::Plan;
use crate::process::{Server, database};
use crate::{Place, Result, filing};

/// Connections when rates, latencies and processor time are measured.
const CONNECTIONS: usize = 8;
/// Connections when memory is measured, half of them on the status page and half on the queue.
const MANY: usize = 64;
/// How often the start is measured in a round.
const STARTS: usize = 3;
/// How long a measurement runs before it counts.
const WARM_UP: Duration = Duration::from_millis(500);
/// How long the server has had nothing to do when its memory at rest is read.
const IDLE: Duration = Duration::from_secs(2);

/// What a round is measured with.
struct Round<'a> {
    place: &'a Place,
    /// The folder of the copy that this round uses up.
    folder: PathBuf,
    plan: Plan,
    time: Duration,
    figures: Figures,
}

/// Measures once and writes the figures behind those of the rounds before.
pub async fn round(place: &Place, seconds: u64) -> Result<()> {
    let mut round = Round {
        place,
        folder: copied(&place.folder)?,
        plan: Plan::read(&place.folder)?,
        time: Duration::from_secs(seconds),
        figures: Figures::default(),
    };
    let server = round.start().await?;
    round.memory(&server).await?;
    let bare = round.bare().await?;
    round.status(&server, &bare).await?;
    round.queue(&server).await?;
    round.filing(&server).await?;
    round.insert()?;
    bare.stop()?;
    server.stop()?;
    round.figures.compare();
    let mut rounds = File::options()
        .create(true)
        .append(true)
        .open(place.folder.join("rounds.jsonl"))?;
    writeln!(rounds, "{}", serde_json::to_string(&round.figures)?)?;
    fs::remove_dir_all(&round.folder)?;
    Ok(())
}

/// A copy of the database that is on the disk before anything is measured.
fn copied(folder: &Path) -> Result<PathBuf> {
    let copy = folder.join("round");
    fs::create_dir(&copy)?;
    let (from, to) = (folder.join("base/calltag.db"), copy.join("calltag.db"));
    fs::copy(from, &to)?;
    File::open(&to)?.sync_all()?;
    Ok(copy)
}

impl Round<'_> {
    /// A customer who follows their return.
    fn holder(&self) -> Browser {
        Browser::with_cookies(&self.plan.holder)
    }

    /// The request for the status page.
    fn status_page(&self) -> Vec<u8> {
        self.holder().get(&self.plan.status)
    }

    /// The request for the staff queue.
    fn queue_page(&self) -> Vec<u8> {
        Browser::with_cookies(&self.plan.desk).get("/desk")
    }

    /// Starts several times; the last one stays. The first answer is that of a whole page out of the database.
    async fn start(&mut self) -> Result<Server> {
        let mut starts = Vec::new();
        loop {
            let mut server = Server::product(self.place, &self.folder, &["demo"])?;
            let (answer, time) = server.first_answer(&self.status_page()).await?;
            starts.push(time.as_secs_f64() * 1e3);
            if starts.len() < STARTS {
                server.stop()?;
                continue;
            }
            self.keep_page(&answer.body)?;
            starts.sort_unstable_by(f64::total_cmp);
            self.figures.set("cold_start_ms", starts[STARTS / 2]);
            return Ok(server);
        }
    }

    /// Keeps the page for the bare handler, once it is sure that it is the return and not the question whose it is.
    fn keep_page(&mut self, page: &[u8]) -> Result<()> {
        let text = String::from_utf8_lossy(page);
        if !text.contains("status-sentence") {
            return Err("the status page shows no return".into());
        }
        fs::write(self.folder.join("page.html"), page)?;
        let bytes = u32::try_from(page.len())?;
        self.figures.set("status_bytes", f64::from(bytes));
        Ok(())
    }

    /// At rest and at many connections. Comes first, so that the peak is of these and not of other measurements.
    async fn memory(&mut self, server: &Server) -> Result<()> {
        server.pid().rest().await?;
        tokio::time::sleep(IDLE).await;
        let idle = server.pid().memory_mb("VmRSS")?;
        self.figures.set("memory_idle_mb", idle);
        let half = |page| run(server.address, MANY / 2, Supply::same(page, self.time), 200);
        let (status, queue) = tokio::join!(half(self.status_page()), half(self.queue_page()));
        status?;
        queue?;
        let peak = server.pid().memory_mb("VmHWM")?;
        self.figures.set("memory_64_mb", peak);
        Ok(())
    }

    async fn bare(&self) -> Result<Server> {
        let page = self.folder.join("page.html");
        let mut bare = Server::bare(self.place, &self.folder, &page)?;
        bare.first_answer(&Browser::new(0).get("/")).await?;
        Ok(bare)
    }

    /// The status page and the bare handler, in turn and twice, and the page as browsers take it.
    async fn status(&mut self, server: &Server, bare: &Server) -> Result<()> {
        let mut halves = [Vec::new(), Vec::new()];
        for _ in 0..2 {
            halves[0].push(self.page(server, self.status_page()).await?);
            halves[1].push(self.page(bare, Browser::new(0).get("/")).await?);
        }
        for (name, taken) in ["status", "bare"].iter().zip(&halves) {
            self.figures.load(name, taken);
        }
        let packed = self.holder().get_packed(&self.plan.status);
        let packed = self.page(server, packed).await?;
        self.figures.load("status_packed", &[packed]);
        Ok(())
    }

    async fn queue(&mut self, server: &Server) -> Result<()> {
        let queue = self.page(server, self.queue_page()).await?;
        self.figures.load("queue", &[queue]);
        Ok(())
    }

    /// Asks for one page over and over.
    async fn page(&self, server: &Server, page: Vec<u8>) -> Result<Taken> {
        let warm = Supply::same(page.clone(), WARM_UP);
        run(server.address, CONNECTIONS, warm, 200).await?;
        let same = Supply::same(page, self.time);
        watched(server.pid(), server.address, CONNECTIONS, same, 200).await
    }

    /// Sends every filing once.
    async fn filing(&mut self, server: &Server) -> Result<()> {
        server.pid().rest().await?;
        let browsers = self.plan.filings.iter();
        let forms = browsers.map(|cookies| filing::send(&Browser::with_cookies(cookies)));
        let each = Supply::each(forms);
        let sent = watched(server.pid(), server.address, CONNECTIONS, each, 303).await?;
        self.figures.load("filing", &[sent]);
        // The letters that follow belong to nobody's measurement.
        server.pid().rest().await
    }

    /// Single rows, one durable insert after the other, on the same disk.
    fn insert(&mut self) -> Result<()> {
        let folder = self.folder.join("insert");
        fs::create_dir(&folder)?;
        let seconds = self.time.as_secs().to_string();
        let output = Command::new(&self.place.yardstick)
            .args(["insert", &database(&folder), &seconds])
            .output()?;
        let rate = String::from_utf8_lossy(&output.stdout).trim().parse()?;
        self.figures.set("insert_rps", rate);
        Ok(())
    }
}
