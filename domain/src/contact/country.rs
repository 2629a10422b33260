//! The countries that we ship to.

use super::postcode::Rule;
use crate::product::keyed;

keyed! {
    /// A country, by its ISO 3166-1 alpha-2 code; in the order of the codes, for the page sorts by name.
    Country {
        /// Argentina.
        Argentina = "AR",
        /// Austria.
        Austria = "AT",
        /// Australia.
        Australia = "AU",
        /// Belgium.
        Belgium = "BE",
        /// Brazil.
        Brazil = "BR",
        /// Canada.
        Canada = "CA",
        /// Switzerland.
        Switzerland = "CH",
        /// Chile.
        Chile = "CL",
        /// Colombia.
        Colombia = "CO",
        /// Costa Rica.
        CostaRica = "CR",
        /// Czechia.
        Czechia = "CZ",
        /// Germany.
        Germany = "DE",
        /// Denmark.
        Denmark = "DK",
        /// Dominican Republic.
        DominicanRepublic = "DO",
        /// Ecuador.
        Ecuador = "EC",
        /// Spain.
        Spain = "ES",
        /// Finland.
        Finland = "FI",
        /// France.
        France = "FR",
        /// The United Kingdom.
        UnitedKingdom = "GB",
        /// Guatemala.
        Guatemala = "GT",
        /// Ireland.
        Ireland = "IE",
        /// Italy.
        Italy = "IT",
        /// Japan.
        Japan = "JP",
        /// Mexico.
        Mexico = "MX",
        /// The Netherlands.
        Netherlands = "NL",
        /// Norway.
        Norway = "NO",
        /// New Zealand.
        NewZealand = "NZ",
        /// Panama.
        Panama = "PA",
        /// Peru.
        Peru = "PE",
        /// Poland.
        Poland = "PL",
        /// Puerto Rico, which has a code of its own.
        PuertoRico = "PR",
        /// Portugal.
        Portugal = "PT",
        /// Sweden.
        Sweden = "SE",
        /// The United States.
        UnitedStates = "US",
        /// Uruguay.
        Uruguay = "UY",
    }
}

impl Country {
    /// What a postcode looks like there (Universal Postal Union, addressing solutions by country).
    pub const fn postcode(self) -> Rule {
        match self {
            Self::UnitedStates | Self::PuertoRico => Rule::Zip,
            Self::Canada => Rule::Canadian,
            Self::UnitedKingdom => Rule::British,
            Self::Mexico
            | Self::Spain
            | Self::Germany
            | Self::France
            | Self::Italy
            | Self::Finland
            | Self::Czechia
            | Self::Sweden
            | Self::Poland => Rule::Digits(5),
            Self::Austria
            | Self::Australia
            | Self::Belgium
            | Self::Switzerland
            | Self::Denmark
            | Self::Norway
            | Self::NewZealand => Rule::Digits(4),
            Self::Portugal | Self::Japan => Rule::Digits(7),
            Self::Brazil => Rule::Digits(8),
            Self::Netherlands => Rule::Dutch,
            Self::Argentina
            | Self::Chile
            | Self::Colombia
            | Self::CostaRica
            | Self::DominicanRepublic
            | Self::Ecuador
            | Self::Guatemala
            | Self::Ireland
            | Self::Panama
            | Self::Peru
            | Self::Uruguay => Rule::Optional,
        }
    }

    /// Whether a parcel there needs the name of a state, province or prefecture.
    pub const fn needs_region(self) -> bool {
        match self {
            Self::UnitedStates
            | Self::Canada
            | Self::Mexico
            | Self::Australia
            | Self::Brazil
            | Self::Japan => true,
            Self::Argentina
            | Self::Austria
            | Self::Belgium
            | Self::Switzerland
            | Self::Chile
            | Self::Colombia
            | Self::CostaRica
            | Self::Czechia
            | Self::Germany
            | Self::Denmark
            | Self::DominicanRepublic
            | Self::Ecuador
            | Self::Spain
            | Self::Finland
            | Self::France
            | Self::UnitedKingdom
            | Self::Guatemala
            | Self::Ireland
            | Self::Italy
            | Self::Netherlands
            | Self::Norway
            | Self::NewZealand
            | Self::Panama
            | Self::Peru
            | Self::Poland
            | Self::PuertoRico
            | Self::Portugal
            | Self::Sweden
            | Self::Uruguay => false,
        }
    }
}
