//! How long devices stay with us, in a sentence.

use domain::turnaround::Turnaround;
use words::Words;

/// Within how many business days of their arrival devices leave us.
pub fn sentence(words: Words, turnaround: Turnaround) -> String {
    let days = |count: u32| words.file_start_turnaround_days(i64::from(count));
    let most = days(turnaround.nine_of_ten);
    if turnaround.half == turnaround.nine_of_ten {
        words.file_start_turnaround_even(most)
    } else {
        words.file_start_turnaround(days(turnaround.half), most)
    }
}
