//! What people wrote: customers in their own language, technicians in English. Data of the demo, not words of the
//! product.

use domain::event::StepOutcome;
use domain::product::{Family, FaultCode, Symptom};

/// What customers wrote about a symptom, in English.
pub(super) const fn told(symptom: Symptom) -> &'static [&'static str] {
    match symptom {
        Symptom::NoPower => &[
            "It was fine on Friday and dead on Monday. No light at all, I tried another outlet.",
            "Nothing lights up. The one next to it on the same supply works.",
            "After the storm last week it does not come on any more. The surge strip was replaced already.",
        ],
        Symptom::NoPicture => &[
            "The light is on but the screen stays black. I swapped the cable with a good one, same thing.",
            "We get 'no signal' on channel 3 only. Moved it to channel 5 and the black picture moves along.",
            "It shows up in the list but there is no video, just a gray box.",
        ],
        Symptom::BadPicture => &[
            "The picture is blurry on the left half. Cleaned the cover twice.",
            "Everything is pink in daylight since about two weeks.",
            "There are lines rolling across the picture, worse when it is warm outside.",
        ],
        Symptom::NightVision => &[
            "At night it is completely dark. During the day it is a great picture.",
            "The red lights do not come on in the evening any more.",
            "It flips between day and night every few seconds after sunset.",
        ],
        Symptom::NoNetwork => &[
            "It drops off the network two or three times a day and comes back after I pull the plug.",
            "The discovery tool does not find it. Same cable works with another one.",
            "The port light on the switch blinks, but it never gets an address.",
        ],
        Symptom::NotRecording => &[
            "Live view works, but nothing is recorded since the 4th. The schedule is set to always.",
            "Playback shows gaps of several hours every night.",
            "It says recording but the timeline stays empty.",
        ],
        Symptom::DriveFault => &[
            "It beeps and says HDD error. I can hear the drive clicking.",
            "Drive 1 shows 'abnormal', formatting it fails at 30 percent.",
            "SMART warning since yesterday, 1,200 bad sectors and rising.",
        ],
        Symptom::Restarts => &[
            "It restarts every ten minutes or so. I see the logo, then the picture, then the logo again.",
            "Reboots by itself at night when the infrared comes on.",
            "As soon as more than four cameras are connected it restarts.",
        ],
        Symptom::Water => &[
            "There is fog inside the dome every morning, it clears up by noon.",
            "After the heavy rain there are drops behind the glass. It was mounted with the gasket.",
            "You can see water standing in the bottom of the cover.",
        ],
        Symptom::HeatOrNoise => &[
            "The fan screams and the case is too hot to touch.",
            "It smells burnt and there is a brown spot on the label.",
            "Loud rattling from inside since we moved it to the closet. The closet is ventilated.",
        ],
        Symptom::Locked => &[
            "The previous installer left without giving us the password. We have the invoice.",
            "After the update it does not take my password any more.",
            "The first set-up hangs at the password page, I cannot get past it.",
        ],
        Symptom::Other => &[
            "The microphone hums loudly, everything else is fine.",
            "The bracket threads are stripped, it came that way.",
            "The time is wrong by an hour every day no matter what I set.",
        ],
    }
}

/// What customers wrote about a symptom, in Spanish.
pub(super) const fn told_in_spanish(symptom: Symptom) -> &'static [&'static str] {
    match symptom {
        Symptom::NoPower => &[
            "No enciende. Probé otro contacto y otro cable y nada.",
            "Después del apagón ya no prende ninguna luz.",
        ],
        Symptom::NoPicture => &[
            "La luz está encendida pero la pantalla sale en negro.",
            "Aparece en la lista pero no hay video, solo un cuadro gris.",
        ],
        Symptom::BadPicture => &[
            "La imagen se ve borrosa de un lado, ya limpié la cubierta.",
            "De día todo se ve rosado desde hace dos semanas.",
        ],
        Symptom::NightVision => &[
            "De noche no se ve nada, de día se ve perfecto.",
            "Las luces infrarrojas ya no se encienden.",
        ],
        Symptom::NoNetwork => &[
            "Se desconecta de la red varias veces al día.",
            "El programa de búsqueda no la encuentra, con el mismo cable otra sí funciona.",
        ],
        Symptom::NotRecording => &[
            "Se ve en vivo pero no graba desde el día 4.",
            "Faltan varias horas de grabación todas las noches.",
        ],
        Symptom::DriveFault => &[
            "Suena un pitido y dice error de disco. El disco hace clic.",
            "El disco aparece como anormal y no se deja formatear.",
        ],
        Symptom::Restarts => &[
            "Se reinicia sola cada diez minutos.",
            "Al conectar más de cuatro cámaras se reinicia.",
        ],
        Symptom::Water => &[
            "Todas las mañanas amanece empañada por dentro.",
            "Después de la lluvia tiene gotas detrás del vidrio.",
        ],
        Symptom::HeatOrNoise => &[
            "El ventilador hace mucho ruido y la caja se calienta demasiado.",
            "Huele a quemado.",
        ],
        Symptom::Locked => &[
            "El instalador anterior no nos dejó la contraseña. Tenemos la factura.",
            "Después de actualizar ya no acepta mi contraseña.",
        ],
        Symptom::Other => &[
            "El micrófono tiene un zumbido muy fuerte.",
            "La hora se atrasa una hora todos los días.",
        ],
    }
}

/// What the bench finds when a customer names this symptom: the likely causes of a family.
pub(super) const fn causes(symptom: Symptom, family: Family) -> &'static [FaultCode] {
    use FaultCode as F;
    match (symptom, family) {
        (Symptom::NoPower, _) => &[F::PowerStage, F::PowerStage, F::MainBoard],
        (Symptom::NoPicture, Family::Recorder | Family::Power | Family::Kit) => {
            &[F::MainBoard, F::NetworkPort]
        }
        (Symptom::NoPicture, Family::Dome | Family::Bullet) => &[F::Sensor, F::MainBoard],
        (Symptom::BadPicture, _) => &[F::Lens, F::Sensor],
        (Symptom::NightVision, _) => &[F::NightLight],
        (Symptom::NoNetwork, _) => &[F::NetworkPort, F::Connector],
        (Symptom::NotRecording | Symptom::DriveFault, _) => &[F::Drive],
        (Symptom::Restarts, Family::Power) => &[F::PowerStage, F::Connector],
        (Symptom::Restarts, Family::Dome | Family::Bullet | Family::Recorder | Family::Kit) => {
            &[F::PowerStage, F::Firmware, F::MainBoard]
        }
        (Symptom::Water, _) => &[F::Seal],
        (Symptom::HeatOrNoise, _) => &[F::Cooling, F::PowerStage],
        (Symptom::Locked, _) => &[F::Firmware],
        (Symptom::Other, _) => &[F::Housing, F::Connector, F::Firmware],
    }
}

/// What the bench writes about a cause, for the customer to read.
pub(super) const fn found(fault: FaultCode) -> &'static str {
    match fault {
        FaultCode::PowerStage => {
            "The power stage has failed: no voltage behind the input filter. The rest draws a normal current when fed from the bench."
        }
        FaultCode::MainBoard => {
            "The main board does not start: it stops in the first second, with a known good supply as well."
        }
        FaultCode::Sensor => {
            "The image sensor gives no signal. A sensor from the shelf gives a clear picture on the same board."
        }
        FaultCode::Lens => {
            "The lens block has shifted: the left third cannot be brought into focus."
        }
        FaultCode::NightLight => "The infrared ring draws no current; two of its strings are open.",
        FaultCode::NetworkPort => {
            "The transformer of the network port is open on one pair. The port links at no speed."
        }
        FaultCode::Drive => {
            "The hard drive fails its long self-test, with reallocated sectors that grow. The recorder itself is in order."
        }
        FaultCode::Cooling => "The fan has stopped; the board reaches 94 °C and protects itself.",
        FaultCode::Firmware => {
            "The firmware is damaged after an interrupted update. Written anew from the bench it starts and keeps running."
        }
        FaultCode::Seal => {
            "The seal is pinched at the cable gland, and moisture came in. The boards show no corrosion."
        }
        FaultCode::Connector => {
            "The connector has a cracked joint; the contact comes and goes when the cable is moved."
        }
        FaultCode::Housing => "The thread of the mount is cut too deep; it cannot hold the screw.",
        FaultCode::NoFault => {
            "We could not make it fail: every test of our list is passed, and two days on the rack brought no restart. Please check the supply and the cable at the place where it is mounted."
        }
    }
}

/// What a repair of a cause consists of, for the customer to read.
pub(super) const fn mended(fault: FaultCode) -> &'static str {
    match fault {
        FaultCode::PowerStage => "Replace the power stage, clean and test",
        FaultCode::MainBoard => "Replace the main board, transfer the settings and test",
        FaultCode::Sensor => "Replace the sensor board, adjust and test",
        FaultCode::Lens => "Replace the lens block, adjust the focus and test",
        FaultCode::NightLight => "Replace the infrared ring and test in the dark",
        FaultCode::NetworkPort => "Replace the network port and test",
        FaultCode::Drive => "Replace the hard drive, format and test; recordings cannot be kept",
        FaultCode::Cooling => "Replace the fan, clean and test",
        FaultCode::Firmware => "Write the firmware anew and test",
        FaultCode::Seal => "Dry, replace the seal and test for tightness",
        FaultCode::Connector => "Replace the connector and test",
        FaultCode::Housing => "Replace the housing and test",
        FaultCode::NoFault => "Clean and test",
    }
}

/// What a technician notes beside a step of the script.
pub(super) const fn step_note(outcome: StepOutcome) -> &'static [&'static str] {
    match outcome {
        StepOutcome::Fine => &[
            "As it should be.",
            "Customer confirmed by phone.",
            "Checked together, fine.",
            "",
        ],
        StepOutcome::Faulty => &[
            "Does not come up.",
            "Tried twice with the customer on the line, same result.",
            "Not as expected; the fault stays with the device.",
            "Swapped with a working one: the fault follows the device.",
        ],
        StepOutcome::Skipped => &[
            "No spare at hand.",
            "Customer cannot reach it today.",
            "Not possible on site.",
        ],
    }
}

/// Why the technician wants it on the bench.
pub(super) const BENCH_NOTES: [&str; 4] = [
    "Fault follows the device, not the cable or the port. Needs the bench.",
    "Script done, no change after reset and update. Send it in.",
    "Looks like hardware. Customer has tried everything we asked for.",
    "Cannot be narrowed down further by phone.",
];

/// What helped without a bench.
pub(super) const REMOTE_FIXES: [&str; 5] = [
    "Updated the firmware together; picture is back and stable for an hour.",
    "The outlet of the old supply was weak. With the supplied adapter it works.",
    "Reset to factory settings and set up anew; the password works.",
    "The schedule had been overwritten by the update. Set to always, recordings are there.",
    "Two devices had the same address. Gave this one its own.",
];

/// The same, for who reads Spanish.
pub(super) const REMOTE_FIXES_IN_SPANISH: [&str; 3] = [
    "Actualizamos juntos el firmware; la imagen ha vuelto y es estable desde hace una hora.",
    "La fuente antigua daba poca tensión. Con el adaptador suministrado funciona.",
    "Dos equipos tenían la misma dirección. A este le dimos una propia.",
];

/// How sales ends a case.
pub(super) const SOLD: [&str; 3] = [
    "The wrong lens was collected, and the right one is with you since Tuesday.",
    "You keep the device; the mounting plate that was missing is on its way.",
    "The larger drive is ordered and invoiced; it comes with its own instructions.",
];

/// The same, for who reads Spanish.
pub(super) const SOLD_IN_SPANISH: [&str; 2] = [
    "Recogimos el objetivo equivocado, y el correcto está en su casa desde el martes.",
    "Usted conserva el equipo; la placa de montaje que faltaba está en camino.",
];

/// What support asks.
pub(super) const QUESTIONS: [&str; 4] = [
    "Could you tell us which supply feeds it, and what its label says for volts and amperes?",
    "Could you swap the cable with one of a device that works, and tell us whether the fault moves along?",
    "Could you send us a photo of the label and of the lights while it is connected?",
    "Which firmware version does the information page show?",
];

/// What support asks in Spanish.
pub(super) const QUESTIONS_IN_SPANISH: [&str; 2] = [
    "¿Podría decirnos qué fuente la alimenta y qué indica su etiqueta en voltios y amperios?",
    "¿Podría cambiar el cable por el de un equipo que funcione y decirnos si la falla se mueve con él?",
];

/// What customers answer.
pub(super) const ANSWERS: [&str; 4] = [
    "It is the supplied adapter, 12 V 2 A. I measured 12.1 V at the plug.",
    "Swapped the cables: the good one works on this port, this one fails on the other port too.",
    "Version 2.8.14, updated last month. Still the same.",
    "Done. No light on the device, the light on the port is off as well.",
];

/// What customers answer in Spanish.
pub(super) const ANSWERS_IN_SPANISH: [&str; 2] = [
    "Es el adaptador original, 12 V 2 A. Ya lo medí y da 12,1 V.",
    "Cambié los cables y la falla se queda en este equipo.",
];

/// What customers write while they wait.
pub(super) const WAITING: [&str; 4] = [
    "Hi, is there any news? It watches our front door.",
    "The box left today. I wrote the number on two sides.",
    "Do I get the same one back? My settings are on it.",
    "Please use the side entrance for the delivery, the front is a building site.",
];

/// What customers write while they wait, in Spanish.
pub(super) const WAITING_IN_SPANISH: [&str; 2] = [
    "Buenos días, ¿hay alguna novedad?",
    "El paquete salió hoy. Escribí el número en dos lados de la caja.",
];

/// What the desk answers.
pub(super) const REPLIES: [&str; 3] = [
    "Thank you for writing. It is on the bench; we will tell you what we find today.",
    "Thank you, we have noted that for the parcel.",
    "You get your own device back whenever it can be repaired. Please keep a copy of your settings anyway.",
];

/// What the desk answers in Spanish.
pub(super) const REPLIES_IN_SPANISH: [&str; 1] =
    ["Gracias por escribirnos. Ya está en el taller; hoy mismo le diremos qué encontramos."];

/// Notes that only the desk reads.
pub(super) const NOTES: [&str; 6] = [
    "Box was soft on one corner, device is fine. Photo taken.",
    "Third one of this batch with the same fault. Telling the line.",
    "Customer is an installer with 40 of these; be quick.",
    "Accessories in the box: adapter only. Told the customer to keep the rest.",
    "Called twice, no answer. Will try tomorrow before ten.",
    "Shelf B4.",
];

/// Why an arrival was refused.
pub(super) const REJECTIONS: [&str; 2] = [
    "Another maker's camera was in the box. Customer told by phone, goes back unopened.",
    "Sold to a reseller outside our warranty and sent by mistake; they asked for it back as it is.",
];

/// Why customers call it off.
pub(super) const CALLED_OFF: [&str; 4] = [
    "It works again since the electrician was here.",
    "We bought a new one meanwhile.",
    "",
    "Found the receipt, the shop takes it back.",
];

/// Why an RMA got more days.
pub(super) const EXTENSIONS: [&str; 2] = [
    "Customer is away until the end of the month.",
    "Parcel was returned to sender by mistake, customer sends it again.",
];
