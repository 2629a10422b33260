//! The tones of the dock, made on the spot: nothing is downloaded.

use std::cell::RefCell;

use wasm_bindgen::JsValue;
use web_sys::{AudioContext, OscillatorType};

/// Loud enough for a warehouse, and no click at its ends.
const LOUDNESS: f32 = 0.4;

thread_local! {
    /// One for the life of the tab: browsers allow few.
    static CONTEXT: RefCell<Option<AudioContext>> = const { RefCell::new(None) };
}

/// Plays tones one after the other: hertz (0 is silence) and milliseconds each. A browser that will not play is
/// silent; the answer is on the screen as well.
pub fn play(tones: &[(u16, u16)]) {
    CONTEXT.with_borrow_mut(|kept| {
        if kept.is_none() {
            *kept = AudioContext::new().ok();
        }
        if let Some(context) = kept {
            _ = play_on(context, tones);
        }
    });
}

fn play_on(context: &AudioContext, tones: &[(u16, u16)]) -> Result<(), JsValue> {
    _ = context.resume()?;
    let mut start = context.current_time();
    for &(hertz, millis) in tones {
        let end = start + f64::from(millis) / 1000.0;
        if hertz > 0 {
            tone(context, f32::from(hertz), start, end)?;
        }
        start = end;
    }
    Ok(())
}

fn tone(context: &AudioContext, hertz: f32, start: f64, end: f64) -> Result<(), JsValue> {
    let (source, gain) = (context.create_oscillator()?, context.create_gain()?);
    source.set_type(OscillatorType::Square);
    source.frequency().set_value(hertz);
    gain.gain().set_value_at_time(LOUDNESS, start)?;
    gain.gain().linear_ramp_to_value_at_time(0.0, end)?;
    source.connect_with_audio_node(&gain)?;
    gain.connect_with_audio_node(&context.destination())?;
    source.start_with_when(start)?;
    source.stop_with_when(end)
}
