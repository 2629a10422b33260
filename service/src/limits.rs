//! How often somebody may try: counted in stretches of fifteen minutes or of a day, by what is tried and by where
//! from.

use std::borrow::Cow;
use std::net::{IpAddr, Ipv6Addr};

use crate::desk::Desk;
use crate::error::{Error, Result};

/// Seconds of the stretch in which almost all tries are counted.
pub(crate) const QUARTER_HOUR: i64 = 15 * 60;
/// Seconds of the stretch in which mails to one mailbox are counted.
pub(crate) const DAY: i64 = 24 * 3600;

/// A kind of try that is counted: its name, and how many are allowed in one stretch.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Limit {
    /// What is tried.
    pub name: &'static str,
    /// How often, for one address, number or place.
    pub most: i64,
}

/// How often something may be tried for an address of e-mail, which anybody may type.
#[derive(Debug, Clone, Copy)]
pub(crate) struct AddressLimits {
    /// Seconds of the stretch in which they are counted.
    pub stretch: i64,
    /// From one place for one address: the narrowest, so that a stranger who types somebody's address uses up their
    /// own share, and its owner still gets in elsewhere.
    pub here: Limit,
    /// From one place, for whichever address.
    pub place: Limit,
    /// For one address, wherever it is tried from.
    pub anywhere: Limit,
}

impl Desk {
    /// Counts a try for an address, in its folded form, against all of its limits.
    pub(crate) async fn count_try_for(
        &self,
        limits: &AddressLimits,
        address: &str,
        ip: &str,
    ) -> Result<()> {
        let tries = [
            (limits.here, &*here(address, ip)),
            (limits.place, ip),
            (limits.anywhere, address),
        ];
        self.count_within(limits.stretch, &tries).await
    }

    /// Counts a try against each limit, by the quarter of an hour.
    pub(crate) async fn count_try(&self, tries: &[(Limit, &str)]) -> Result<()> {
        self.count_within(QUARTER_HOUR, tries).await
    }

    /// Counts a try against each limit; refused when any of them is reached. Those after it are not counted then:
    /// who is refused for what is theirs uses up nothing that others share, so the narrowest comes first.
    ///
    /// The count is kept whatever comes of the try, so it has a transaction of its own.
    async fn count_within(&self, stretch: i64, tries: &[(Limit, &str)]) -> Result<()> {
        let now = self.now().micros();
        let begun = now - now.rem_euclid(stretch * 1_000_000);
        let mut over = false;
        let mut tx = self.store.write().await?;
        for (limit, whose) in tries {
            let bucket = format!("{}:{}", limit.name, counted(whose));
            over = tx.hit(&bucket, begun).await? > limit.most;
            if over {
                break;
            }
        }
        tx.commit().await?;
        if over {
            let left = (begun - now) / 1_000_000 + stretch;
            return Err(Error::TooMany {
                retry_after_seconds: u32::try_from(left).unwrap_or(0).max(1),
            });
        }
        Ok(())
    }
}

/// Under what a try for an address is counted that is limited for each place.
pub(crate) fn here(address: &str, ip: &str) -> String {
    format!("{address} {}", counted(ip))
}

/// Under what a try is counted. A place with IPv6 is given at least a /64 and may change its address within it for
/// every try, so that all of it is one place.
pub(crate) fn counted(whose: &str) -> Cow<'_, str> {
    let Ok(IpAddr::V6(address)) = whose.parse::<IpAddr>() else {
        return Cow::Borrowed(whose);
    };
    match address.to_canonical() {
        IpAddr::V4(address) => Cow::Owned(address.to_string()),
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            let network = Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0);
            Cow::Owned(format!("{network}/64"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_with_ipv6_is_its_network_and_anything_else_is_itself() {
        for (whose, expected) in [
            ("2001:db8:1:2::7", "2001:db8:1:2::/64"),
            ("2001:db8:1:2:ffff:ffff:ffff:ffff", "2001:db8:1:2::/64"),
            ("2001:db8:1:3::7", "2001:db8:1:3::/64"),
            ("::ffff:203.0.113.7", "203.0.113.7"),
            ("203.0.113.7", "203.0.113.7"),
            ("jane@example.com", "jane@example.com"),
            ("7K3M9QXD5", "7K3M9QXD5"),
            ("", ""),
        ] {
            assert_eq!(counted(whose), expected, "{whose}");
        }
    }
}
