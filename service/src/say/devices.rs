//! Families, symptoms, advice and countries, by the names that customers know.

use domain::contact::Country;
use domain::product::{Family, Symptom};
use words::Words;

/// The name of a family, as a heading.
pub fn family(words: Words, family: Family) -> &'static str {
    match family {
        Family::Dome => words.product_family_dome(),
        Family::Bullet => words.product_family_bullet(),
        Family::Recorder => words.product_family_recorder(),
        Family::Power => words.product_family_power(),
        Family::Kit => words.product_family_kit(),
    }
}

/// What a customer sees go wrong.
pub fn symptom(words: Words, symptom: Symptom) -> &'static str {
    match symptom {
        Symptom::NoPower => words.symptom_no_power(),
        Symptom::NoPicture => words.symptom_no_picture(),
        Symptom::BadPicture => words.symptom_bad_picture(),
        Symptom::NightVision => words.symptom_night_vision(),
        Symptom::NoNetwork => words.symptom_no_network(),
        Symptom::NotRecording => words.symptom_not_recording(),
        Symptom::DriveFault => words.symptom_drive_fault(),
        Symptom::Restarts => words.symptom_restarts(),
        Symptom::Water => words.symptom_water(),
        Symptom::HeatOrNoise => words.symptom_heat_or_noise(),
        Symptom::Locked => words.symptom_locked(),
        Symptom::Other => words.symptom_other(),
    }
}

/// How a symptom may look.
pub fn symptom_hint(words: Words, symptom: Symptom) -> &'static str {
    match symptom {
        Symptom::NoPower => words.symptom_no_power_hint(),
        Symptom::NoPicture => words.symptom_no_picture_hint(),
        Symptom::BadPicture => words.symptom_bad_picture_hint(),
        Symptom::NightVision => words.symptom_night_vision_hint(),
        Symptom::NoNetwork => words.symptom_no_network_hint(),
        Symptom::NotRecording => words.symptom_not_recording_hint(),
        Symptom::DriveFault => words.symptom_drive_fault_hint(),
        Symptom::Restarts => words.symptom_restarts_hint(),
        Symptom::Water => words.symptom_water_hint(),
        Symptom::HeatOrNoise => words.symptom_heat_or_noise_hint(),
        Symptom::Locked => words.symptom_locked_hint(),
        Symptom::Other => words.symptom_other_hint(),
    }
}

/// What to try before a device is sent in, one step after the other.
pub fn advice(words: Words, family: Family, symptom: Symptom) -> Vec<&'static str> {
    let text = match family {
        Family::Dome | Family::Bullet => camera(words, symptom),
        Family::Recorder => recorder(words, symptom),
        Family::Power => power(words, symptom),
        Family::Kit => kit(words, symptom),
    };
    text.lines().collect()
}

/// Symptoms that are not offered for a family have its general advice, here and below.
fn camera(words: Words, symptom: Symptom) -> &'static str {
    match symptom {
        Symptom::NoPower => words.advice_camera_no_power(),
        Symptom::NoPicture => words.advice_camera_no_picture(),
        Symptom::BadPicture => words.advice_camera_bad_picture(),
        Symptom::NightVision => words.advice_camera_night_vision(),
        Symptom::NoNetwork => words.advice_camera_no_network(),
        Symptom::Restarts => words.advice_camera_restarts(),
        Symptom::Water => words.advice_camera_water(),
        Symptom::Locked => words.advice_camera_locked(),
        Symptom::NotRecording | Symptom::DriveFault | Symptom::HeatOrNoise | Symptom::Other => {
            words.advice_other()
        }
    }
}

fn recorder(words: Words, symptom: Symptom) -> &'static str {
    match symptom {
        Symptom::NoPower => words.advice_recorder_no_power(),
        Symptom::NoPicture => words.advice_recorder_no_picture(),
        Symptom::NoNetwork => words.advice_recorder_no_network(),
        Symptom::NotRecording => words.advice_recorder_not_recording(),
        Symptom::DriveFault => words.advice_recorder_drive_fault(),
        Symptom::Restarts => words.advice_recorder_restarts(),
        Symptom::HeatOrNoise => words.advice_recorder_heat_or_noise(),
        Symptom::Locked => words.advice_recorder_locked(),
        Symptom::BadPicture | Symptom::NightVision | Symptom::Water | Symptom::Other => {
            words.advice_other()
        }
    }
}

fn power(words: Words, symptom: Symptom) -> &'static str {
    match symptom {
        Symptom::NoPower => words.advice_power_no_power(),
        Symptom::HeatOrNoise => words.advice_power_heat_or_noise(),
        Symptom::Restarts => words.advice_power_restarts(),
        Symptom::NoPicture
        | Symptom::BadPicture
        | Symptom::NightVision
        | Symptom::NoNetwork
        | Symptom::NotRecording
        | Symptom::DriveFault
        | Symptom::Water
        | Symptom::Locked
        | Symptom::Other => words.advice_other(),
    }
}

fn kit(words: Words, symptom: Symptom) -> &'static str {
    match symptom {
        Symptom::NoPower => words.advice_kit_no_power(),
        Symptom::NoPicture
        | Symptom::NoNetwork
        | Symptom::BadPicture
        | Symptom::NightVision
        | Symptom::Water => camera(words, symptom),
        Symptom::NotRecording
        | Symptom::DriveFault
        | Symptom::Restarts
        | Symptom::HeatOrNoise
        | Symptom::Locked => recorder(words, symptom),
        Symptom::Other => words.advice_kit_other(),
    }
}

/// The name of a country.
pub fn country(words: Words, country: Country) -> &'static str {
    match country {
        Country::Argentina => words.country_ar(),
        Country::Austria => words.country_at(),
        Country::Australia => words.country_au(),
        Country::Belgium => words.country_be(),
        Country::Brazil => words.country_br(),
        Country::Canada => words.country_ca(),
        Country::Switzerland => words.country_ch(),
        Country::Chile => words.country_cl(),
        Country::Colombia => words.country_co(),
        Country::CostaRica => words.country_cr(),
        Country::Czechia => words.country_cz(),
        Country::Germany => words.country_de(),
        Country::Denmark => words.country_dk(),
        Country::DominicanRepublic => words.country_do(),
        Country::Ecuador => words.country_ec(),
        Country::Spain => words.country_es(),
        Country::Finland => words.country_fi(),
        Country::France => words.country_fr(),
        Country::UnitedKingdom => words.country_gb(),
        Country::Guatemala => words.country_gt(),
        Country::Ireland => words.country_ie(),
        Country::Italy => words.country_it(),
        Country::Japan => words.country_jp(),
        Country::Mexico => words.country_mx(),
        Country::Netherlands => words.country_nl(),
        Country::Norway => words.country_no(),
        Country::NewZealand => words.country_nz(),
        Country::Panama => words.country_pa(),
        Country::Peru => words.country_pe(),
        Country::Poland => words.country_pl(),
        Country::PuertoRico => words.country_pr(),
        Country::Portugal => words.country_pt(),
        Country::Sweden => words.country_se(),
        Country::UnitedStates => words.country_us(),
        Country::Uruguay => words.country_uy(),
    }
}

#[cfg(test)]
mod tests {
    use words::Lang;

    use super::*;

    #[test]
    fn every_symptom_of_a_family_has_three_to_five_steps_of_advice() {
        for words in Lang::ALL.map(Words::new) {
            for &family in Family::ALL {
                for &symptom in Symptom::of(family) {
                    let steps = advice(words, family, symptom).len();
                    assert!((3..=5).contains(&steps), "{family:?} {symptom:?}: {steps}");
                }
            }
        }
    }
}
