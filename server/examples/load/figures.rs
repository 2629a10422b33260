//! Which figures there are, and the values of one round.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::load::Taken;

/// What a figure should be.
#[derive(Clone, Copy)]
pub enum Target {
    AtMost(f64),
    AtLeast(f64),
}

/// A figure: its key, what it is, its unit, and what it should be.
#[derive(Clone, Copy)]
pub struct Figure {
    pub key: &'static str,
    pub what: &'static str,
    pub unit: &'static str,
    pub target: Option<Target>,
}

const fn figure(key: &'static str, what: &'static str, unit: &'static str) -> Figure {
    Figure {
        key,
        what,
        unit,
        target: None,
    }
}

const fn aim(figure: Figure, target: Target) -> Figure {
    Figure {
        target: Some(target),
        ..figure
    }
}

/// Every figure, in the order of the table. Each is explained in `docs/bench.md`.
pub const FIGURES: &[Figure] = &[
    aim(
        figure("cold_start_ms", "Cold start to first answer", "ms"),
        Target::AtMost(150.0),
    ),
    figure("status_rps", "Status page", "/s"),
    figure("status_p50_ms", "Status page, p50", "ms"),
    figure("status_p99_ms", "Status page, p99", "ms"),
    figure("status_cpu_us", "Status page, server CPU", "µs"),
    figure("bare_rps", "Bare handler", "/s"),
    figure("bare_p50_ms", "Bare handler, p50", "ms"),
    figure("bare_p99_ms", "Bare handler, p99", "ms"),
    figure("bare_cpu_us", "Bare handler, server CPU", "µs"),
    aim(
        figure("status_cpu_ratio", "Status page, CPU of bare handlers", "×"),
        Target::AtMost(5.0),
    ),
    figure("status_packed_rps", "Status page, compressed", "/s"),
    figure("status_packed_p50_ms", "Status page, compressed, p50", "ms"),
    figure("status_packed_p99_ms", "Status page, compressed, p99", "ms"),
    figure(
        "status_packed_cpu_us",
        "Status page, compressed, server CPU",
        "µs",
    ),
    figure("queue_rps", "Staff queue", "/s"),
    figure("queue_p50_ms", "Staff queue, p50", "ms"),
    figure("queue_p99_ms", "Staff queue, p99", "ms"),
    figure("queue_cpu_us", "Staff queue, server CPU", "µs"),
    figure("filing_rps", "Filing, last step", "/s"),
    figure("filing_p50_ms", "Filing, last step, p50", "ms"),
    figure("filing_p99_ms", "Filing, last step, p99", "ms"),
    figure("filing_cpu_us", "Filing, last step, server CPU", "µs"),
    figure("insert_rps", "Insert loop", "/s"),
    aim(
        figure("filing_insert_ratio", "Filing, rate of insert loops", "×"),
        Target::AtLeast(0.5),
    ),
    aim(
        figure("memory_idle_mb", "Memory, idle", "MB"),
        Target::AtMost(80.0),
    ),
    aim(
        figure("memory_64_mb", "Memory, peak at 64 connections", "MB"),
        Target::AtMost(150.0),
    ),
    figure("status_bytes", "Status page, size", "bytes"),
];

/// The values of one round, by key.
#[derive(Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Figures(BTreeMap<String, f64>);

impl Figures {
    /// Sets one.
    pub fn set(&mut self, key: &str, value: f64) {
        self.0.insert(key.to_owned(), value);
    }

    /// The value of one; not a number when it was not measured.
    pub fn get(&self, key: &str) -> f64 {
        self.0.get(key).copied().unwrap_or(f64::NAN)
    }

    /// Sets the four figures of a load: the mean of the measurements in this round.
    pub fn load(&mut self, name: &str, taken: &[Taken]) {
        let count = u32::try_from(taken.len()).map_or(f64::NAN, f64::from);
        let mut mean = |what: &str, value: fn(&Taken) -> f64| {
            let sum: f64 = taken.iter().map(value).sum();
            self.set(&format!("{name}_{what}"), sum / count);
        };
        mean("rps", Taken::rate);
        mean("p50_ms", |taken| taken.percentile_ms(50));
        mean("p99_ms", |taken| taken.percentile_ms(99));
        mean("cpu_us", Taken::cpu_us);
    }

    /// Sets what is compared: always within one round, so that a machine that is slow for a while is slow for both.
    pub fn compare(&mut self) {
        self.set(
            "status_cpu_ratio",
            self.get("status_cpu_us") / self.get("bare_cpu_us"),
        );
        self.set(
            "filing_insert_ratio",
            self.get("filing_rps") / self.get("insert_rps"),
        );
    }
}
