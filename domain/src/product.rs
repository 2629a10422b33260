//! What we make: families, symptoms that fit them, and the fault codes of the bench.

macro_rules! keyed {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $key:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
        )]
        pub enum $name {
            $($(#[$vdoc])* #[serde(rename = $key)] $variant),*
        }

        impl $name {
            /// All of them, in the order a person would look for them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The name under which files and the database know it.
            pub const fn key(self) -> &'static str {
                match self { $(Self::$variant => $key),* }
            }

            /// The one with this key.
            pub fn from_key(key: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.key() == key)
            }
        }
    };
}
pub(crate) use keyed;

keyed! {
    /// A family of products: what is alike in where the label is, what breaks and how it is tested.
    Family {
        /// Dome and turret cameras.
        Dome = "dome",
        /// Bullet cameras.
        Bullet = "bullet",
        /// Recorders with drives.
        Recorder = "recorder",
        /// Power supplies and switches that feed cameras.
        Power = "power",
        /// Kits of a recorder and cameras.
        Kit = "kit",
    }
}

keyed! {
    /// What the customer sees go wrong.
    Symptom {
        /// Nothing lights up.
        NoPower = "no-power",
        /// It runs and shows no picture.
        NoPicture = "no-picture",
        /// Blurred, foggy, lines or wrong colours.
        BadPicture = "bad-picture",
        /// Dark or white at night.
        NightVision = "night-vision",
        /// Not found on the network, or drops out.
        NoNetwork = "no-network",
        /// It does not record, or recordings are gone.
        NotRecording = "not-recording",
        /// It reports or clicks like a failing drive.
        DriveFault = "drive-fault",
        /// It restarts by itself.
        Restarts = "restarts",
        /// Water or fog inside.
        Water = "water",
        /// Too hot, noisy, or it smells burnt.
        HeatOrNoise = "heat-or-noise",
        /// The password or the first set-up does not work.
        Locked = "locked",
        /// Something else.
        Other = "other",
    }
}

impl Symptom {
    /// The symptoms worth offering for a family, the frequent ones first.
    pub const fn of(family: Family) -> &'static [Self] {
        match family {
            Family::Dome | Family::Bullet => &[
                Self::NoPower,
                Self::NoPicture,
                Self::BadPicture,
                Self::NightVision,
                Self::NoNetwork,
                Self::Water,
                Self::Restarts,
                Self::Locked,
                Self::Other,
            ],
            Family::Recorder => &[
                Self::NoPower,
                Self::NotRecording,
                Self::DriveFault,
                Self::NoPicture,
                Self::NoNetwork,
                Self::Restarts,
                Self::HeatOrNoise,
                Self::Locked,
                Self::Other,
            ],
            Family::Power => &[
                Self::NoPower,
                Self::HeatOrNoise,
                Self::Restarts,
                Self::Other,
            ],
            Family::Kit => &[
                Self::NoPower,
                Self::NoPicture,
                Self::NotRecording,
                Self::NightVision,
                Self::NoNetwork,
                Self::Restarts,
                Self::Locked,
                Self::Other,
            ],
        }
    }
}

keyed! {
    /// What the bench found to be the cause.
    FaultCode {
        /// The power stage or its board.
        PowerStage = "power-stage",
        /// The main board.
        MainBoard = "main-board",
        /// The image sensor.
        Sensor = "sensor",
        /// Lens, focus or its motor.
        Lens = "lens",
        /// Infrared lights or the filter.
        NightLight = "night-light",
        /// Network port or its transformer.
        NetworkPort = "network-port",
        /// Hard drive.
        Drive = "drive",
        /// Fan or cooling.
        Cooling = "cooling",
        /// Firmware.
        Firmware = "firmware",
        /// A seal let water in.
        Seal = "seal",
        /// Cable or connector.
        Connector = "connector",
        /// Housing or mount.
        Housing = "housing",
        /// Nothing is wrong with it.
        NoFault = "no-fault",
    }
}

/// One question of a script: what to try, and what a good answer looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Check {
    /// Its name in the record.
    pub key: &'static str,
    /// What to do or to ask.
    pub ask: &'static str,
    /// What one sees when this part works.
    pub expect: &'static str,
}

const fn check(key: &'static str, ask: &'static str, expect: &'static str) -> Check {
    Check { key, ask, expect }
}

/// The script that support works through with the customer before a device may be sent in (S1).
#[expect(clippy::too_many_lines, reason = "it is a table, one entry a check")]
pub const fn script(family: Family) -> &'static [Check] {
    match family {
        Family::Dome | Family::Bullet => {
            const {
                &[
                    check(
                        "power",
                        "Is the supply right: 12 V with enough current, or PoE on this port?",
                        "Status light on, or the port shows PoE delivered",
                    ),
                    check(
                        "cable",
                        "Swap the cable and the port with those of a camera that works",
                        "The fault stays with the camera, not with the cable",
                    ),
                    check(
                        "address",
                        "Find it with the discovery tool; note its address",
                        "It is listed with its model and address",
                    ),
                    check(
                        "firmware",
                        "Read the firmware version; update if older than the current one",
                        "Current version, fault unchanged",
                    ),
                    check(
                        "reset",
                        "Hold the reset button for fifteen seconds while powered",
                        "It restarts with factory settings",
                    ),
                    check(
                        "picture",
                        "Open the picture in a browser, by day and with the lens covered",
                        "A clear picture; infrared comes on when covered",
                    ),
                ]
            }
        }
        Family::Recorder => {
            const {
                &[
                    check(
                        "power",
                        "Try another socket and, if you have one, another adapter of the same rating",
                        "Front lights on, fan turns",
                    ),
                    check(
                        "display",
                        "Connect a monitor by HDMI and by VGA",
                        "The start screen appears within two minutes",
                    ),
                    check(
                        "drive",
                        "Open the drive page: state and hours of each drive",
                        "Every drive says normal",
                    ),
                    check(
                        "schedule",
                        "Check the recording schedule and the clock",
                        "A schedule is set and the time is right",
                    ),
                    check(
                        "firmware",
                        "Read the firmware version; update if older than the current one",
                        "Current version, fault unchanged",
                    ),
                    check(
                        "reset",
                        "Restore factory settings after exporting the configuration",
                        "It starts with the set-up assistant",
                    ),
                ]
            }
        }
        Family::Power => {
            const {
                &[
                    check(
                        "input",
                        "Measure or try the wall socket with another device",
                        "The socket works",
                    ),
                    check(
                        "output",
                        "Measure each output without load",
                        "12.0 to 12.8 V, or 48 to 56 V with PoE",
                    ),
                    check(
                        "load",
                        "Disconnect all cameras, then add them one by one",
                        "The fault stays with no camera connected",
                    ),
                    check(
                        "fuse",
                        "Look at the output fuses or lights",
                        "No fuse open, no light red",
                    ),
                ]
            }
        }
        Family::Kit => {
            const {
                &[
                    check(
                        "part",
                        "Which part of the kit fails: the recorder, one camera, or all of them?",
                        "One part is named",
                    ),
                    check(
                        "swap",
                        "Swap the failing camera's cable and channel with a working one",
                        "The fault follows the part",
                    ),
                    check(
                        "power",
                        "Try the supply of a part that works",
                        "The status light comes on",
                    ),
                    check(
                        "drive",
                        "Open the drive page of the recorder",
                        "The drive says normal",
                    ),
                    check(
                        "firmware",
                        "Read the firmware version; update if older than the current one",
                        "Current version, fault unchanged",
                    ),
                ]
            }
        }
    }
}

/// The tests of the bench for a family; all must pass before a device is ready to go back.
pub const fn bench_tests(family: Family) -> &'static [Check] {
    match family {
        Family::Dome | Family::Bullet => {
            const {
                &[
                    check(
                        "visual",
                        "Housing, seals, connectors under the lamp",
                        "No damage",
                    ),
                    check(
                        "boot",
                        "Power by PoE and by 12 V",
                        "Starts on both within 60 s",
                    ),
                    check(
                        "image",
                        "Test chart, focus and colour",
                        "Chart readable in every corner",
                    ),
                    check("night", "Dark box, infrared on", "Even light, no flicker"),
                    check(
                        "burn-in",
                        "Two hours on the rack",
                        "No restart, no drop-out",
                    ),
                ]
            }
        }
        Family::Recorder => {
            const {
                &[
                    check(
                        "visual",
                        "Housing, fan, connectors under the lamp",
                        "No damage",
                    ),
                    check("boot", "Starts to the live view", "Within 120 s, no alarm"),
                    check(
                        "drives",
                        "Long self-test of every drive",
                        "No reallocated sector",
                    ),
                    check(
                        "channels",
                        "Signal on every channel",
                        "All recorded and played back",
                    ),
                    check(
                        "burn-in",
                        "Four hours recording on all channels",
                        "No gap, no restart",
                    ),
                ]
            }
        }
        Family::Power => {
            const {
                &[
                    check(
                        "visual",
                        "Housing, terminals, capacitors under the lamp",
                        "No damage",
                    ),
                    check(
                        "output",
                        "Voltage at no load and at full load",
                        "Within 5 %",
                    ),
                    check("ripple", "Ripple at full load", "Below 120 mV"),
                    check("burn-in", "One hour at full load", "No drop, below 70 °C"),
                ]
            }
        }
        Family::Kit => {
            const {
                &[
                    check(
                        "complete",
                        "Every part of the kit against its list",
                        "Nothing missing",
                    ),
                    check(
                        "boot",
                        "Recorder and every camera start",
                        "All in the live view",
                    ),
                    check("channels", "Record and play back every channel", "No gap"),
                    check(
                        "burn-in",
                        "Four hours recording on all channels",
                        "No gap, no restart",
                    ),
                ]
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_family_has_a_script_tests_and_symptoms() {
        for &family in Family::ALL {
            assert!(script(family).len() >= 3, "{family:?}");
            assert!(bench_tests(family).len() >= 3, "{family:?}");
            assert!(Symptom::of(family).contains(&Symptom::Other), "{family:?}");
        }
    }

    #[test]
    fn keys_name_one_thing_each() {
        for &family in Family::ALL {
            for list in [script(family), bench_tests(family)] {
                let mut keys: Vec<_> = list.iter().map(|check| check.key).collect();
                keys.sort_unstable();
                keys.dedup();
                assert_eq!(keys.len(), list.len(), "{family:?}");
            }
        }
    }
}
