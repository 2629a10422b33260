//! What goes into the box and what stays with the customer, by family (S3).

use domain::product::Family;
use words::Words;

/// What goes in.
pub fn pack(words: Words, family: Family) -> Vec<String> {
    let device = match family {
        Family::Dome | Family::Bullet => words.packing_in_camera(),
        Family::Recorder => words.packing_in_recorder(),
        Family::Power => words.packing_in_power(),
        Family::Kit => words.packing_in_kit(),
    };
    [
        device,
        words.packing_in_all_slip(),
        words.packing_in_all_padding(),
    ]
    .map(str::to_owned)
    .to_vec()
}

/// What stays.
pub fn leave_out(words: Words, family: Family) -> Vec<String> {
    let of_family: &[&str] = match family {
        Family::Dome | Family::Bullet => &[
            words.packing_out_camera_mount(),
            words.packing_out_camera_card(),
        ],
        Family::Recorder => &[words.packing_out_recorder_cables()],
        Family::Power => &[
            words.packing_out_power_cables(),
            words.packing_out_power_batteries(),
        ],
        Family::Kit => &[words.packing_out_kit()],
    };
    of_family
        .iter()
        .copied()
        .chain([words.packing_out_all_accessories()])
        .map(str::to_owned)
        .collect()
}
