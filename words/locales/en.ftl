### English, the reference: it says which messages there are and in which order their variables are handed over.
### How to add a message or a language: words/src/lib.rs. Sections and keys are in alphabetical order.
### The voice: plain and short, 'we' and 'you'; the fact, then the date, then who acts.


## Account: what stands on an account, on the page, on paper and in a file

account-age = By age
account-age-ninety = 61 to 90 days
account-age-older = More than 90 days
account-age-sixty = 31 to 60 days
account-age-thirty = Up to 30 days
account-closing = Balance at the end of { $date }
account-column-amount = Amount
account-column-balance = Balance
account-column-currency = Currency
account-column-date = Date
account-column-return = Return
account-column-what = What it is
account-column-why = Why
account-csv = Download as CSV
account-empty = Choose other days to see what was booked before.
account-empty-title = Nothing was booked in these days
account-entry-advance-charge = Replacement in advance
account-entry-advance-credit = Credit for the replacement in advance
account-entry-advance-deduction = Missing piece of a replacement
account-entry-advance-forfeit = Replacement in advance, kept
account-entry-advance-return = Credit for the replacement that came back
account-entry-freight-out = Our parcel
account-entry-freight-price = Parcel
account-entry-freight-waived = Parcel, free of charge
account-entry-goodwill = Goodwill
account-entry-pay-out = Credit paid out
account-entry-payment = Payment
account-entry-repair-charge = Work
account-entry-replace-charge = Parts or device
account-entry-reversal = Taken back
account-entry-warranty-cost = Cost of a warranty
account-entry-write-off = Given up
account-from = From
account-from-what = the first day
account-go = Show these days
account-left = Left for further charges
account-limit = Credit limit
account-link = Statement of your account
account-of = Account of { $name }
account-opening = Balance before { $date }
account-overdue = Overdue
account-overdue-why = To be paid within { $days } days
# The number of a page on paper.
account-page = Page { $page } of { $pages }
account-pay = You pay by bank. Write the number of the return on the payment: it stands beside each amount below.
account-pdf = Download as PDF
account-returns = Your returns
account-signs = What is owed to us stands without a sign, what we owe with a minus.
account-stand-credit = We owe you { $amount }.
account-stand-due = You owe us { $amount }, to be paid by { $date }.
account-stand-due-first = You owe us { $amount }; the first { $first } is to be paid by { $date }.
account-stand-even = Nothing is open on your account.
account-stand-overdue = You owe us { $amount }; { $overdue } is overdue, the first of it since { $date }.
account-stand-owed = You owe us { $amount }.
account-title = Statement
account-until = Until
account-until-what = the last day


## Advance: the replacement in advance, asked for, followed and chosen about by the customer

advance-account = On account: it stands on your statement until it is credited or paid
advance-account-hint = Credit limit { $limit }; { $left } left.
advance-add-proof = Add the proof of purchase
advance-back = The return
advance-card = By card
advance-card-another = I agree: enter another card
advance-card-enter = I agree: enter the card
advance-card-failed = Enter another card, or the same one again, and we try at once.
advance-card-failed-title = { $card } could not be charged
advance-card-hint-new = You enter it right after this, on the page of our payment provider.
advance-card-none = Your card is still missing. You enter it on the page of our payment provider; we never see its number.
advance-card-off = Cards are not taken just now. Pay on account, and the replacement leaves next.
advance-card-saved = { $card } is charged { $amount } before the replacement leaves.
advance-card-title = Your card
advance-card-unreached = The payment page cannot be reached just now. Try again in a few minutes; nothing was lost.
advance-charge-title = What is charged
advance-choice-get-keep = The replacement stays yours. Nothing is reimbursed.
advance-choice-get-return = { $amount } credited, less what is missing
advance-choice-keep = Keep the replacement
advance-choice-keep-go = Keep it for the { $amount } already charged
advance-choice-lead = We tested your device and found no fault. It goes back to you at our cost. You also have our replacement: choose what becomes of it by { $date }.
advance-choice-pieces = Must be in the box
advance-choice-return = Return the replacement
advance-choice-return-go = Return it, get { $amount } back
advance-choice-return-go-via = Return it: { $amount } goes back to { $distributor }
advance-choice-return-text = Send it back with everything that was in its box and in its original packaging.
advance-choice-silence = Without an answer by { $date } this is what happens.
advance-choice-still = You chose to return it. Until it is here you may still keep it.
advance-choice-title = Return the replacement, or keep it?
advance-choice-what = whether you return it or keep it
advance-come-back-by = Send it by
advance-consent = I have read what may come of it, and agree that { $amount } is charged when the proof of purchase is checked and a device is put aside for me
advance-consent-what = that you agree
advance-end-defective = We find it defective
advance-end-defective-card = The charge goes back to your card. You keep the replacement.
advance-end-defective-either = The charge is credited to your account, or goes back to your card, as you paid. You keep the replacement.
advance-end-defective-text = The charge is credited to your account with us. You keep the replacement.
advance-end-defective-via = The charge is credited to { $distributor }, who reimburses you. You keep the replacement.
advance-end-kept = We find no fault, and you keep the replacement
advance-end-kept-text = Yours goes back to you as well. Nothing is reimbursed.
advance-end-not-returned = Yours does not come within { $days } days
advance-end-not-returned-text = The charge stands. We remind you before.
advance-end-returned = We find no fault, and you return the replacement complete
advance-end-returned-bare = The same, but without accessories and packaging
advance-end-returned-bare-text = Each missing piece is deducted: { $pieces }.
advance-end-returned-text = The charge is credited in full.
advance-end-returned-via = The charge is credited in full to { $distributor }, who reimburses you.
advance-end-void = We find the warranty void
advance-end-void-text = Yours goes back unrepaired unless you choose otherwise. You may appeal.
advance-ends-distributor = To { $distributor }
advance-ends-in-the-end = You pay in the end
advance-ends-title = What may come of it
advance-ends-what = If …
advance-expected = Expected with you
advance-go = Ask for the replacement
advance-go-consequence = Nothing is charged before the proof of purchase is checked and a device is put aside for you
advance-lead = We send you a replacement before yours is here, for { $amount }. You are charged when we have checked the proof of purchase and put a device aside for you; the charge is credited when yours has arrived and is found defective.
advance-link = Ask for a replacement in advance
advance-link-follow = The replacement in advance
advance-money-by-card = Paid with your card.
advance-money-charged = Replacement in advance
advance-money-charged-on = Charged on { $date }
advance-money-credited = Credited
advance-money-on-statement = It stands on your statement until it is credited or paid.
advance-money-to-card = Back to your card, on { $date }
advance-money-to-distributor = To { $distributor }, on { $date }
advance-money-to-you = To your account, on { $date }
advance-money-total = Charged so far
advance-no-title = A replacement in advance is not possible
advance-none = –
advance-on-account = Pay on account instead
advance-on-account-consequence = { $amount } stays on your statement until it is credited or paid
advance-other-way = The other way
advance-other-way-text = Send us the device: it is diagnosed the day it arrives, free of charge, and usually ready in one to two business days.
advance-over-limit-again = You may ask for it again and pay by card.
advance-parcel = Replacement, to you
advance-return-by = Yours must be here by
advance-serial = Its serial number
advance-state-approved = Approved. The card is being charged.
advance-state-awaiting = It is with you. We wait for yours.
advance-state-card-failed = Approved, but your card could not be charged.
advance-state-card-missing = Approved. It leaves once your card is charged: enter it below.
advance-state-charged = Charged. It leaves next.
advance-state-charged-waits = Charged, and on the list: the one that was put aside for you is not there any longer. We expect another on { $on } and send it to you then.
advance-state-charged-waits-no-date = Charged, and on the list: the one that was put aside for you is not there any longer, and we don't have the date of the next one yet.
advance-state-coming-back = You send it back.
advance-state-in = Yours is here and is being looked at.
advance-state-requested = Asked for. We check the proof of purchase and answer within one business day.
advance-state-requested-card = Asked for. Enter your card next; we check the proof of purchase meanwhile and answer within one business day.
advance-state-resolved = Settled.
advance-state-shipped = It is on its way to you. Send us yours.
advance-state-waits = Approved, and on the list: none is in stock. We expect it on { $on } and send it to you then. Nothing is charged before one is put aside for you.
advance-state-waits-no-date = Approved, and on the list: none is in stock, and we don't have its date yet. Nothing is charged before one is put aside for you.
advance-stock-awaited = None is in stock now; we expect it on { $on }. Nothing is charged before one is put aside for you.
advance-stock-awaited-no-date = None is in stock now, and we don't have its date yet. Nothing is charged before one is put aside for you.
advance-stock-there = One is in stock. We answer by { $answer }; then it leaves by { $leaves }, and we expect it with you by { $there }.
advance-stub-card = Your card could not be charged
advance-stub-card-go = Name another card, or pay on account
advance-stub-card-text = The replacement is put aside for you. It leaves as soon as it is paid.
advance-stub-choose = Return the replacement or keep it?
advance-stub-choose-go = Choose
advance-stub-send-back = Send the replacement back
advance-stub-send-back-text = With everything that was in its box, and this number on the outside, to:
advance-title = A replacement in advance
advance-way = How do you pay?
advance-way-what = how you pay
advance-why = Why you may ask for it
advance-withdraw = Call it off
advance-withdraw-consequence = What was charged is taken back
advance-withdraw-consequence-free = Nothing was charged


## Advice: what to try before a device is sent in; one step a line, by family and symptom

advice-camera-bad-picture =
    Take the protective film off the dome, if it is still there.
    Wipe the glass with a soft, dry cloth. Fog on the outside disappears by itself in an hour.
    Turn the focus ring, or press autofocus in the camera's menu, and wait ten seconds.
    Set the picture back to its defaults in the camera's menu.
advice-camera-locked =
    Type the password again with capital letters and small ones as they are; look whether Caps Lock is on.
    Wait thirty minutes: after five wrong tries the camera locks itself for that long.
    Hold the reset button next to the cable for fifteen seconds while the camera has power. It starts anew with its factory settings.
    Open the camera in a browser and choose a new password.
advice-camera-night-vision =
    Cover the light sensor on the front with a finger. The red lights must come on within ten seconds.
    Set day and night to automatic in the camera's menu.
    Look for a wall, a gutter or a spider's web close to the lens: it throws the light back and makes the picture white.
    Wipe the glass. Fingerprints glow at night.
advice-camera-no-network =
    Look at the lights at the network port of the switch or recorder. One must be lit and one must blink.
    Plug the camera into a port that works with another camera, with that camera's cable.
    Switch the camera off for a minute, then on again, and wait two minutes.
    Search for it with the discovery tool. If it appears with an address of another network, give it one of yours.
advice-camera-no-picture =
    Open the camera in a browser by its address. If you see a picture there, the fault is in the recorder or in the channel.
    In the recorder, delete the channel and add the camera again with its password.
    Connect the camera to another channel and with another cable.
    Switch it off for a minute, then on again, and wait two minutes.
advice-camera-no-power =
    Plug the camera into a supply or a port that works with another camera.
    Use the cable of that camera too. A cable over 100 metres carries too little power.
    Check that the supply fits: 12 V with at least 1 A, or a port that gives PoE.
    Wait two minutes in a dark room and look for the red lights around the lens.
advice-camera-restarts =
    Note when it happens. A camera that restarts at dusk gets too little power for its night lights.
    Try a shorter cable, or a port that works with another camera.
    Check that the supply gives enough for all cameras that hang on it.
    Update its firmware, then watch it for an hour.
advice-camera-water =
    Cut the power now and leave it off. Power and water together destroy the board.
    Don't open the housing: the seal is part of the warranty.
    Take a photo of the fog or the water, and one of the cable end. They help us decide.
    Let it dry for a day in a warm room. If the fog is gone and it works, look whether the cable comes from above: give it a loop, so that drops fall off before the plug.
advice-kit-no-power =
    Find out what is dark: the recorder, one camera, or all of them.
    One camera: give it the cable and the port of one that works.
    All cameras: plug the recorder into another wall socket and wait three minutes.
    The recorder: try the adapter of another device with the same volts and at least the same amps.
advice-kit-other =
    Find out which part it is: the recorder or one of the cameras.
    Swap the camera in question with one that works, cable and channel too.
    Switch everything off for a minute, then on again, and wait three minutes.
    Take a photo of what you see. It helps the technician.
advice-other =
    Switch the device off for a minute, then on again, and wait three minutes.
    Try another cable and another port.
    Update its firmware.
    Take a photo of what you see. It helps the technician.
advice-power-heat-or-noise =
    If it smells burnt, pull the plug and leave it out. Go on to the next page.
    Give it a hand's width of air on every side, and don't stack it on a recorder.
    Add up what the cameras need: above 80 % of what the label says, the fan runs all the time.
    Blow the dust out of the slots with the plug pulled.
advice-power-no-power =
    Plug a lamp into the same wall socket: it must light up.
    Pull all cameras off. If the light comes on now, one of the cables has a short: add them one by one.
    Look at the fuses or the small lights of the outputs. A red one names the cable.
    Wait ten minutes with the plug pulled: after an overload it resets itself.
advice-power-restarts =
    Pull all cameras off and watch it for ten minutes.
    Add the cameras one by one. The one with which it restarts has a short, or is one too many.
    Plug it into another wall socket, without a power strip.
advice-recorder-drive-fault =
    Save what you need now: export the recordings to a USB stick.
    Open the page of the drives and note the state and the hours of each.
    Switch the recorder off, push the cables of the drive in firmly, and switch it on.
    Don't format the drive: with what is on it we can see what happened.
advice-recorder-heat-or-noise =
    If it smells burnt, pull the plug and leave it out. Go on to the next page.
    Give it a hand's width of air on every side.
    Blow the dust out of the slots with the plug pulled.
    Listen where it comes from: a rattle is the fan, a regular click is a drive. Save your recordings first if it clicks.
advice-recorder-locked =
    Wait thirty minutes: after five wrong tries the recorder locks itself for that long.
    Choose “Forgot password” on the screen that is connected to it, and answer your questions.
    Scan the code on that page with the app: it mails a code to the address you gave at the set-up.
    The first set-up stops at the network? Pull the network cable, finish it, then plug it in again.
advice-recorder-no-network =
    Look at the lights at its network port: one must be lit and one must blink.
    Try the cable and the port of a computer that has a connection.
    Set its network to automatic (DHCP) and start it again.
    Start your router again, and wait five minutes.
advice-recorder-no-picture =
    Wait three minutes after switching it on: it checks its drives first.
    Try another monitor, by HDMI and by VGA, with another cable.
    Hold the right mouse button for five seconds: the recorder goes back to a resolution that every monitor shows.
    Only some channels dark? Swap their cables with ones that work.
advice-recorder-no-power =
    Plug a lamp into the same wall socket: it must light up.
    Look at the light on the adapter. If it is dark, the adapter is the fault: tell us so, and we send one.
    Look for a switch on the back, and push the plug in firmly.
    Pull all cables but the power. If it starts now, add them one by one.
advice-recorder-not-recording =
    Look at its clock. With a wrong date the recordings are there, on another day.
    Open the schedule: every camera needs a coloured bar for every day.
    Open the page of the drives. Each must say normal, and overwriting must be on when they are full.
    Look for recordings of the last ten minutes now, to see whether it records at all.
advice-recorder-restarts =
    Plug it into another wall socket, without a power strip.
    Pull the cameras that it feeds. If it stays on, they need more than it gives: add them one by one.
    Feel whether it is hot, and give it a hand's width of air on every side.
    Update its firmware, then watch it for an hour.


## Card: a card that a customer saves, to be charged when they are not there

card-consent = I allow { $maker } to save my card and to charge it later, when I am not there, for what I ask for on my returns: each time I see the amount before I ask.
card-declined-card-invalid = Your bank says that the card is expired, closed or unknown.
card-declined-holder-needed = Your bank wants you to confirm the card yourself.
card-declined-no-funds = Your bank says that there is not enough money on the card.
card-declined-not-taken = Our payment provider did not take the charge; it is no fault of your card, and we are looking into it.
card-declined-refused = Your bank declined the card and does not tell us why.
card-leaving-go = Go on to the payment page
card-leaving-text = You enter your card on the page of our payment provider, and come back here. We never see its number.
card-leaving-title = On to the payment page
card-own-remove = Remove the card
card-own-remove-consequence = It is not charged any more; what it has paid can still go back to it
card-own-text = { $card } is saved. It is charged only for what you ask for, and you see each amount before.
card-own-title = Your card


## Common: buttons, links and small words of every page

common-add-another = Add another
common-answer-choose = Choose one
common-back = Back
common-cancel = Cancel
common-change = Change
# The link beside an answer, as a screen reader says it: "Change the serial number".
common-change-what = Change { $what }
common-close = Close
common-confirm = Confirm
common-continue = Continue
common-copied = Copied
common-copy = Copy
common-dont-know = I don't know
common-download = Download
common-edit = Edit
common-hide = Hide
common-loading = Loading
common-next-page = Next page
common-no = No
common-none = None
common-nothing-to-do = You don't need to do anything.
common-not-provided = Not provided
common-optional = (optional)
# The label of a field that may stay empty.
common-optional-label = { $label } (optional)
common-or = or
# The title of a browser tab.
common-page-title = { $page } – { $maker }
common-previous-page = Previous page
common-print = Print
common-remove = Remove
common-remove-what = Remove { $what }
common-save = Save
common-saved = Saved
common-saved-at = Saved { $time }
common-search = Search
common-send = Send
common-show = Show
common-skip-to-content = Skip to main content
common-today = Today
common-try-again = Try again
common-unknown = Not known
common-why = Why?
common-yes = Yes


## Country: names of the countries that we ship to

country-ar = Argentina
country-at = Austria
country-au = Australia
country-be = Belgium
country-br = Brazil
country-ca = Canada
country-ch = Switzerland
country-cl = Chile
country-co = Colombia
country-cr = Costa Rica
country-cz = Czechia
country-de = Germany
country-dk = Denmark
country-do = Dominican Republic
country-ec = Ecuador
country-es = Spain
country-fi = Finland
country-fr = France
country-gb = United Kingdom
country-gt = Guatemala
country-ie = Ireland
country-it = Italy
country-jp = Japan
country-mx = Mexico
country-nl = Netherlands
country-no = Norway
country-nz = New Zealand
country-pa = Panama
country-pe = Peru
country-pl = Poland
country-pr = Puerto Rico
country-pt = Portugal
country-se = Sweden
country-us = United States
country-uy = Uruguay


## Date: names of months and weekdays, and the forms of dates

# "09:12".
date-form-clock = { $hour }:{ $minute }
# "Thursday 19 March".
date-form-day = { $weekday } { $day } { $month }
# "Thursday 19 March 2026".
date-form-long = { $weekday } { $day } { $month } { $year }
# "19 Mar 2026".
date-form-short = { $day } { $month } { $year }
# "14 Mar 09:12".
date-form-stamp = { $day } { $month } { $time }
# "Thursday 19 March 2026, 09:12".
date-form-with-time = { $date }, { $time }

date-month-april = April
date-month-august = August
date-month-december = December
date-month-february = February
date-month-january = January
date-month-july = July
date-month-june = June
date-month-march = March
date-month-may = May
date-month-november = November
date-month-october = October
date-month-september = September

date-short-april = Apr
date-short-august = Aug
date-short-december = Dec
date-short-february = Feb
date-short-january = Jan
date-short-july = Jul
date-short-june = Jun
date-short-march = Mar
date-short-may = May
date-short-november = Nov
date-short-october = Oct
date-short-september = Sep

date-weekday-friday = Friday
date-weekday-monday = Monday
date-weekday-saturday = Saturday
date-weekday-sunday = Sunday
date-weekday-thursday = Thursday
date-weekday-tuesday = Tuesday
date-weekday-wednesday = Wednesday


## Demo: whom one may be in the demonstration

demo-admin = Invites people and takes care of work that is stuck.
demo-clerk = Receives parcels by scanning them and sends devices back.
# On a card, beside what they do. No name: any customer with an open return.
demo-customer = A customer
demo-customer-does = Has a return with us, reads where it is and answers.
demo-lede = This is a demonstration. Its people, devices and returns are made up. Choose whom you want to be; you may change at any time.
demo-mailbox = Read the mail that the demonstration has written
demo-role-admin = Administrator
demo-role-clerk = Dock clerk
demo-role-sales = Sales representative
demo-role-supervisor = Supervisor
demo-role-technician = Technician
demo-sales = Sends replacements and has wrong deliveries collected.
demo-supervisor = Watches over the desk and decides exceptions, with a reason.
demo-technician = Helps by telephone, authorises returns, diagnoses and repairs.
demo-title = Look around as one of these people


## Error: what is wrong with an answer or a file, and what we refuse. Each says what to do.

# The variable is a thing in the middle of a sentence: "a refund method".
error-choose = Choose { $what }.
error-choose-one = Choose one of the answers.

error-date-future = Enter a date that is today or earlier. You entered { $date }.
error-date-invalid = Enter a real date, like { $example }.
error-date-missing = Enter the date with its day, month and year.
error-date-past = Enter a date that is today or later. You entered { $date }.
error-date-too-old = Enter a date on or after { $earliest }. You entered { $date }.

error-email = Enter an e-mail address in the correct format, like name@example.com.

error-file-damaged = The selected file is damaged and cannot be opened. Open it on your device, save it again and select the new file.
error-file-empty = The selected file is empty.
error-file-failed = The selected file could not be uploaded. Try again.
error-file-heic = The selected file is a HEIC photo, which we cannot open. Save it as a JPEG and select that file.
# Puts the name of the file before what is wrong with it.
error-file-named = { $file }: { $error }
error-file-none = Select a photo or a PDF.
error-file-password = The selected file is password protected. Remove the password and select it again.
# The variables are in pixels.
error-file-pixels = The selected photo must be at most { $max } pixels wide and high. Yours is { $width } by { $height }.
# The room that is left and that there is in all, as sizes: "1.2 MB".
error-file-quota = The selected file does not fit. You have { $left } left of { $total } for this return. Remove a file or select a smaller one.
error-file-too-big = The selected file must be smaller than { $max }. Yours has { $size }.
error-file-too-many =
    { $max ->
        [one] You can only select one file.
       *[other] You can only select up to { $max } files.
    }
error-file-type = The selected file must be a JPEG, PNG, WebP or PDF.
error-file-virus = The selected file contains a virus. Select another file.

# The variable is a thing in the middle of a sentence: "the serial number".
error-missing = Enter { $what }.
error-missing-answer = Answer this question to go on.
error-not-a-number = Enter { $what } in digits, like { $example }.
error-phone = Enter a phone number with its area code, like +1 555 010 0199.
error-postcode = Enter a real postcode, like { $example }.

error-reference = Enter the reference from our e-mail or from the slip. It looks like { $example }.
# The check symbol does not fit: one character is wrong or two have changed places.
error-reference-mistyped = One character of { $reference } is wrong. Compare it with our e-mail or the slip and enter it again.

error-refused-busy = We are answering too many people at once. Nothing was lost. Try again in a minute.
error-refused-changed = Somebody changed this while you had it open. Nothing of yours was saved. Look at what is there now, then decide again.
error-refused-expired-code = This code has ended. Ask for a new one.
error-refused-expired-link = This link has ended. Ask for a new one with your reference and your e-mail address.
error-refused-expired-page = This page was open for too long. What you typed is still here. Send it again.
# What failed on our side; the identity is for finding it in our log.
error-refused-failed = Something failed on our side. Nothing was sent. Try again. If it fails again, write to { $contact } and quote { $id }.
error-refused-forbidden = You may not do this. Ask { $contact } if you should be able to.
error-refused-not-found = There is no such page, or you may not see it. Check the address, or find your return with its reference.
# One answer for a wrong reference and a wrong e-mail address: it does not say which.
error-refused-no-match = We found no return with this reference and this e-mail address or postcode. Check both.
error-refused-not-now = This is not possible any more, because the return has gone on. Look at where it is now.
error-refused-offline = You are offline. What you typed is still here. Send it again when you are connected.
error-refused-read-only = We can show everything and save nothing at the moment. Try again after { $time }.
error-refused-too-large = This is more than we can take at once. Send fewer or smaller files.
error-refused-too-many-tries = There were too many tries in a short time. Nothing was lost. Wait fifteen minutes, then try again; if it is refused then, try again tomorrow or call us.

# One of the characters cannot be in a serial number.
error-serial-character = Enter the serial number from the label, letters A to Z and digits only. Yours has “{ $character }”.
error-serial-length = Enter the serial number from the label, { $min } to { $max } letters and digits. Yours has { $got }.
error-serial-length-exact = Enter the serial number from the label, { $length } letters and digits. Yours has { $got }.
error-serial-missing = Enter the serial number from the label.
error-serial-twice = { $serial } is in this return already. Remove it or enter another one.
error-serial-unknown = We know no device with the serial number { $serial }. Compare it with the label.

# The heading of the list of errors at the top of a page.
error-summary-title = There is a problem
# Before the title of a page that has errors.
error-title = Error: { $title }

error-code-wrong = This is not the code we sent. Enter the six digits from the latest e-mail.
error-credentials = E-mail address, password and code do not belong together. Check all three.
error-date-before = Enter a date on or after { $earliest }.
error-date-not-future = Enter a date that is today or earlier.
error-date-not-past = Enter a date that is today or later.
error-file-megapixels = The selected photo must have at most { $max } million pixels. Take it again with a lower resolution.
error-file-over = The selected file must be smaller than { $max }.
error-file-over-quota = All files of this return together must be smaller than { $max }. Remove one to add another.
error-out-of-range = Enter a number from { $min } to { $max }.
error-password-common = This password is one that attackers try first. Choose another one.
error-password-short = Choose a password with at least { $min } characters.
error-passwords-differ = The two passwords are not the same. Enter them again.
error-taken = This is in use already: { $what }. Enter another one.
error-too-many-attempts = Too many attempts. Wait fifteen minutes, then try again.
error-tracking = Enter the tracking number from the label, like { $example }.
error-tracking-mistyped = One character of this tracking number is wrong. Compare it with the label.
error-too-long =
    { $max ->
        [one] Shorten { $what } to one character. Yours has { $got }.
       *[other] Shorten { $what } to { $max } characters or fewer. Yours has { $got }.
    }
error-too-short =
    { $min ->
        [one] Enter { $what } with at least one character. Yours has { $got }.
       *[other] Enter { $what } with at least { $min } characters. Yours has { $got }.
    }


## Estimate: what it costs, and the customer's choice

estimate-accepted-repair = You chose the repair for { $total }.
estimate-accepted-replacement = You chose the replacement for { $total }.
# What follows the choice.
estimate-accepted-text = We begin now and write to you when it leaves us. Your choice is final.
estimate-back = Back to the return
estimate-by = Ready by
estimate-declined = You chose to get it back as it is.
estimate-declined-text = We send it back to you and you pay nothing.
estimate-default = This is what happens if you do nothing by { $date }.
estimate-dispose-back = Back to the estimate
estimate-dispose-get = Nothing: the device stays with us
estimate-dispose-go = Yes, dispose of it
estimate-dispose-lead = You decline the estimate for your { $device } and give the device to us. This cannot be taken back.
estimate-dispose-link = Don’t return it: dispose of it for me
estimate-dispose-point-data = Drives and memory in it are destroyed with it. Recordings cannot be had back.
estimate-dispose-point-gone = The device does not come back to you, and neither does anything that you sent with it.
estimate-dispose-point-pay = You pay nothing.
estimate-dispose-title = Dispose of your { $device }?
estimate-disposed = You gave it to us to dispose of.
estimate-disposed-text = Nothing comes back to you, and you pay nothing.
estimate-expired = This estimate ended on { $date }. We send the device back to you as it is, and you pay nothing.
estimate-found = What we found: { $findings }
estimate-get = You get
estimate-get-back = The device as it is, not repaired
estimate-get-repair = Your own device, repaired and tested
estimate-get-replacement = A new device in its place
estimate-lead = The diagnosis is free. Nothing happens before you choose. If you do nothing by { $date }, we send the device back as it is.
estimate-link = Answer the estimate
estimate-pay = You pay
estimate-repair-go = Repair it for { $total }
estimate-repair-title = Repair it
estimate-replace-go = Replace it for { $total }
estimate-replace-title = Replace it
estimate-return-go = Send it back as it is
estimate-return-text = We pack it as it came and pay for the way back.
estimate-return-title = Send it back as it is
# Said under a choice that is not the default.
estimate-silence = If you do nothing by { $date }, we send it back as it is.
estimate-title = What should we do with your { $device }?
estimate-today = { $date }, if you choose today


## File: the filing, from the start page to the confirmation

file-address-city = Town or city
file-address-city-what = the town or city
file-address-company = Company
file-address-company-what = the company
file-address-country = Country
file-address-country-what = the country
file-address-hint = Also needed when you send nothing in: the technician may send a part.
file-address-line1 = Street and number
file-address-line1-what = the street and the number
file-address-line2 = Flat, suite or building
file-address-line2-what = the flat, suite or building
file-address-postcode = Postcode
file-address-postcode-what = the postcode
file-address-recipient = Who receives it
file-address-recipient-what = the name of who receives it
file-address-region = State, province or county
file-address-region-hint = Needed in the United States, Canada, Mexico, Brazil, Australia and Japan.
file-address-region-what = the state or province
file-address-title = Where do we send it back?
file-check-answer = A technician answers by { $date }.
file-check-cost-in = You pay nothing for the diagnosis. If the fault is ours, your warranty pays for the repair and the way back too.
file-check-cost-out = You pay nothing for the diagnosis. If a repair costs something, you hear the price first and decide.
file-check-device = The device
file-check-fault = What goes wrong
file-check-send = Send return request
file-check-terms = What you send now, and what follows
file-check-title = Check your request
file-check-wait = Don't send the device yet. If it has to come in, we e-mail you the RMA, and you have { $days } days from then.
file-check-you = You
file-contact-email = E-mail address
file-contact-email-hint = The confirmation and every step of the return go there.
file-contact-email-what = your e-mail address
file-contact-name = Your name
file-contact-name-what = your name
file-contact-phone = Phone number
file-contact-phone-hint = The technician calls you there: it is the quickest way.
file-contact-phone-what = your phone number
file-contact-title = How do we reach you?
file-description-hint = Since when, how often, and what the lights do. Please don't write down passwords. If you don't know more, continue.
file-description-title = What exactly happens?
file-description-what = the description
file-help-failed = It still doesn't work
file-help-lede = { $symptom }: this often brings it back without sending it in, and takes a few minutes. You can skip it.
file-help-skip = Skip this
file-help-title = Try this first
file-help-works = It works again
file-help-works-hint = Then there is nothing to send. What you typed is deleted by itself.
file-kept-until = Kept until { $date }.
file-later-send = E-mail me the link
file-later-sent = The link is on its way to your mailbox.
file-later-text = We e-mail you a link with which you go on, on any device. Your request is kept until { $date }.
file-later-title = Go on later
file-line-address = Address
file-line-bought = Bought
file-line-bought-from = Bought from
file-line-count =
    { $count ->
        [one] { $count } file
       *[other] { $count } files
    }
file-line-description = In your words
file-line-device = Device
file-line-email = E-mail
file-line-fault = What goes wrong
file-line-files = Photos and proof
file-line-name = Name
file-line-phone = Phone
file-line-serial = Serial number
file-line-tried = Advice
file-line-tried-no = Not tried
file-line-tried-yes = Tried, it did not help
file-line-unreadable = Cannot be read
file-line-warranty = Warranty
file-line-you = You
file-outcome-accept = You accept the price
file-outcome-accept-text = We repair or replace it and send it back. You pay what the estimate says, nothing else.
file-outcome-decline = You don't accept it
file-outcome-decline-text = We send it back as it came. The diagnosis stays free.
file-outcome-doa = It was defective from the start
file-outcome-doa-text = Until { $date }, { $days } days from its delivery: we replace it free of charge, with free shipping.
file-outcome-no-fault = We find no fault
file-outcome-no-fault-text = We keep testing until we are sure, then we send it back with what we tested.
file-outcome-ours = It comes in, and the fault is ours
file-outcome-ours-text = Repair or replacement, and the way back to you: { $free }.
file-outcome-outside = It was damaged from outside
file-outcome-outside-text = The warranty does not cover that. We write to you before we do anything about it.
file-outcome-support = A technician solves it with you
file-outcome-support-text = By phone or e-mail, free of charge. You keep the device.
file-outcome-time = How long it takes
file-outcome-time-text = Usually diagnosed on the day it arrives and ready in one to two business days. The way back takes about five business days.
file-outcomes-title = What may happen, and what it costs
file-product-hint-unknown = We don't find { $serial } among the devices we sold. Choose the product and go on; a technician looks into the number.
file-product-hint-unreadable = Choose the one that looks like yours. The name is often printed on the front too.
file-product-title = Which product is it?
file-product-what = the product
file-proof-cancelled = Cancelled
file-proof-choose = Choose files, or drop them here
file-proof-failed = Not taken
file-proof-hint = The invoice, the label, and what goes wrong. JPEG, PNG, WebP or PDF, up to { $size } each and { $count } files. You can continue without.
file-proof-lost = The connection broke. Try again.
file-proof-none = No files yet.
file-proof-ready = Ready
file-proof-sending = Sending
file-proof-take = Take a photo
file-proof-title = Photos and proof of purchase
file-proof-upload = Upload
file-proof-yours = Your files
file-purchase-day = Day
file-purchase-hint = The day on the invoice, for example { $example }. If you don't know it, leave it empty and continue.
file-purchase-month = Month
file-purchase-shop = Where did you buy it?
file-purchase-shop-hint = A shop, a distributor or an installer.
file-purchase-shop-what = the name of the shop
file-purchase-title = When did you buy it?
file-purchase-what = the day of purchase
file-purchase-year = Year
file-resume-go = Go on here
file-resume-move = It moves to this browser, and the one where you began cannot open it any more.
file-resume-no-device = a device not named yet
file-resume-text = You began it for: { $device }. It is kept until { $date }.
file-resume-title = Go on with your request
file-sent-another = File another device
file-sent-by = by { $date }
file-sent-help = Something changed, or you have a question? Call { $phone } or write to { $email }.
file-sent-keep = Keep this number. We sent it to { $email } too.
file-sent-next = A technician calls or writes to you by { $date }. You don't need to do anything until then.
file-sent-packing = If we ask you to send it in
file-sent-packing-box = Use a firm box with five centimetres of padding on every side.
file-sent-packing-parts = Send the device only. Keep cables and drives unless the technician asks for them.
file-sent-packing-slip = Put the slip in the box and write the RMA on the outside.
file-sent-packing-wait = Wait for the RMA. Parcels without one cannot be matched to you.
file-sent-reference = Reference
file-sent-sentence = We have your request for the { $device }.
file-sent-signal = With us
file-sent-step-back = Way back
file-sent-step-back-text = With UPS Ground, usually five business days.
file-sent-step-bench = Bench
file-sent-step-bench-text = Usually diagnosed on the day it arrives, ready in one to two business days.
file-sent-step-filed = Sent
file-sent-step-filed-text = The confirmation is on its way to you.
file-sent-step-rma = RMA
file-sent-step-rma-text = Only if it has to come in: an e-mail with the address, the slip for the box, and your last day, { $days } days from then.
file-sent-step-support = Answer
file-sent-step-support-text = A technician calls or writes, and tries to solve it with you first. Have the device at hand, with power.
file-sent-steps = What happens next
file-sent-title = We have your request
file-sent-track = Follow this return
file-serial-hint = On the label of the device, 12 to 16 letters and digits. Spaces and dashes don't matter. Example: { $example }
file-serial-taken-link = Find this return
file-serial-taken-text = A device can only be in one return at a time. Look at where it stands: you need its reference, or the e-mail address it was sent with. If the return isn't yours, write to { $contact }.
file-serial-taken-title = This device is in a return already
file-serial-title = What is the serial number?
file-serial-unreadable = I can't read it, or there is no label
file-serial-unreadable-hint = You choose the product on the next page.
file-serial-what = the serial number
file-serial-where = Where is the serial number?
file-serial-where-bullet = Bullet camera: on the underside of the body
file-serial-where-dome = Dome camera: under the base, or inside the cover
file-serial-where-kit = Kit: on the recorder. Each camera has its own
file-serial-where-power = Power supply or switch: on the back
file-serial-where-recorder = Recorder: on the bottom, near the back
file-start-cost = What it may cost
file-start-cost-text = The diagnosis is free, in warranty or not. In warranty the repair is free too. Out of warranty you hear the price first, and nothing happens until you accept.
file-start-door-broken = It doesn't work
file-start-door-broken-hint = A technician tries to solve it with you first. If it has to come in, we diagnose it free of charge.
file-start-door-sales = It's not what I ordered, or I don't need it
file-start-door-sales-hint = Your sales representative arranges it, up to 30 days after the purchase. Write to us with your order number.
file-start-find = Find a return
file-start-hint = The serial number is on the label of the device. A reference looks like { $example }.
file-start-label = Serial number, or the reference of a return
file-start-lede = Begin with the serial number. You learn at once whether the device is in warranty and what it may cost. You need no account.
file-start-need = What you need
file-start-need-text = The serial number, and the invoice or a photo if you have them. You can go on without.
file-start-resume = Go on with your request
file-start-resume-hint = You began one on this device. It is kept until { $date }.
file-start-time = How long it takes
file-start-time-text = About five minutes now. A technician answers within one business day. What you type is kept, so you can stop and go on later.
file-start-title = Send a device back to us
file-start-turnaround = Half of all devices leave us within { $half } of arriving, nine of ten within { $most }.
file-start-turnaround-days =
    { $count ->
        [one] { $count } business day
       *[other] { $count } business days
    }
file-start-turnaround-even = Nine of ten devices leave us within { $most } of arriving.
file-start-unreadable = I can't read the serial number
file-start-what = the serial number or a reference
file-symptom-hint = Choose what comes closest.
file-symptom-title = What goes wrong?
file-symptom-what = what goes wrong
file-tag-not-sent = Not sent yet
file-tag-nothing = Not said yet
file-tag-progress = { $done } of { $all } answered
file-tag-title = Your tag so far
file-warranty-basis-inherited = The term of the device that it replaces began
file-warranty-basis-invoice = The date of our invoice
file-warranty-basis-manufacture = The day it was made
file-warranty-basis-proof = The date of your proof of purchase
file-warranty-basis-replacement = The day on which it took the place of another
file-warranty-basis-shipment = The day we shipped it
file-warranty-basis-stated = The day of purchase that you gave
file-warranty-change = Change the day of purchase
file-warranty-go = Tell us what goes wrong
file-warranty-go-text = A technician reads it and tries to solve it with you. Don't send the device yet.
file-warranty-in = In warranty
file-warranty-in-next = We diagnose it free of charge. If the fault is ours, the repair or the replacement costs you nothing, and neither does sending it back.
file-warranty-in-sentence = Your { $device } is in warranty until { $date }.
file-warranty-last-day = The last day in warranty
file-warranty-months =
    { $count ->
        [one] { $count } month
       *[other] { $count } months
    }
file-warranty-out = Out of warranty
file-warranty-out-next = We still receive it and diagnose it, free of charge. Then we tell you what a repair or a replacement costs. Nothing happens until you accept.
file-warranty-out-sentence = The warranty of your { $device } ended on { $date }.
file-warranty-proof-note = We compare the day you gave with your proof of purchase. You can add it later on.
file-warranty-records-note = You gave { $date } as the day of purchase. We count from our own records until we have checked your proof of purchase: you can add it later on.
file-warranty-short-in = In warranty until { $date }
file-warranty-short-out = Ended on { $date }
file-warranty-term = Warranty of this product
file-warranty-title = Warranty
file-warranty-unknown = Not known yet
file-warranty-unknown-next = Nothing shows when it was sold. Add the invoice or a receipt later on, and we count from its date. The diagnosis is free either way.
file-warranty-unknown-sentence = We don't know yet how the warranty of your { $device } stands.
file-warranty-void = Void
file-warranty-void-next = We still receive it and diagnose it, free of charge. Then we tell you what a repair or a replacement costs. Nothing happens until you accept.
file-warranty-void-sentence = The warranty of your { $device } was found void on { $date }, in an earlier return.


## Language

language-change = Change the language
# The language's own name, as a choice of languages shows it.
language-name = English


## Mail: letters to customers. The title is the fact; the device is "recorder NVR-16", the number "R-7K3M-9QXD-5"

mail-advance-charge-failed-next = Open the return to name another card or to pay on account.
mail-advance-charge-failed-subject = Your card could not be charged, { $number }
mail-advance-charge-failed-text = We approved the replacement of your { $device } and tried to charge { $amount }. The bank refused. Nothing was charged, and nothing has been sent.
mail-advance-charge-failed-title = Your card could not be charged.
mail-advance-charged-next = It leaves by { $date }. We write to you with the tracking number.
mail-advance-charged-subject = Your replacement is approved, { $number }
mail-advance-charged-text = We charged { $amount } for it. When your { $device } is here and we find it defective, that is credited.
mail-advance-charged-title = We send you a replacement of your { $device } in advance.
mail-advance-choice-keep = Keep the replacement
mail-advance-choice-keep-text = The { $amount } that you paid for it are not reimbursed. It is yours.
mail-advance-choice-return = Return the replacement
mail-advance-choice-return-text = Send it back with everything that was in its box and in its original packaging, and { $amount } are credited. What is missing is deducted, piece by piece.
mail-advance-choice-silence = Without an answer by { $date } you keep the replacement, and nothing is reimbursed.
mail-advance-choice-subject = No fault found: your choice by { $date }, { $number }
mail-advance-choice-text = We tested it and it works, so it goes back to you at our cost. You have our replacement as well: choose what becomes of it.
mail-advance-choice-title = We found no fault in your { $device }.
mail-advance-credited-card = It goes back to the card that you paid with. Your bank may need five to ten days to show it.
mail-advance-credited-distributor = We told { $distributor } on { $date }, under the number { $number }. Ask them if you hear nothing.
mail-advance-credited-keep = The replacement is yours, with what was left of the warranty. The defective { $device } stays here.
mail-advance-credited-subject = Credited: { $amount }, { $number }
mail-advance-credited-title = Your { $device } is defective, and the charge is credited.
mail-advance-credited-title-distributor = Your { $device } is defective, and your distributor is credited.
mail-advance-denied-next = The repair path is open: send us the device, and we diagnose it free of charge.
mail-advance-denied-subject = No replacement in advance, { $number }
mail-advance-denied-title = We cannot send a replacement of your { $device } in advance.
mail-advance-extended-subject = More days for your { $device }: until { $date }, { $number }
mail-advance-extended-text = If it is not here by then, the { $amount } for the replacement stay charged.
mail-advance-extended-title = Your defective device may come until { $date }.
mail-advance-forfeited-late = If it comes all the same, write to us: our supervisor decides about a late credit.
mail-advance-forfeited-subject = The charge of { $amount } stands, { $number }
mail-advance-forfeited-title = The replacement of your { $device } stays with you.
mail-advance-reminder-subject = Please send us your { $device } by { $date }, { $number }
mail-advance-reminder-text = You have our replacement, and yours has not arrived. If it is not here by { $date }, the { $amount } stay charged. If it is on its way, tell us the number of the parcel.
mail-advance-reminder-title = We are waiting for your defective { $device }.
mail-advance-requested-card = You pay by card: enter it on the page of your return, if you have not yet. It is charged before the replacement leaves.
mail-advance-requested-next = We check the proof of purchase and answer by { $date }. Nothing is charged before that.
mail-advance-requested-subject = Your request for a replacement in advance, { $number }
mail-advance-requested-title = You asked for a replacement of your { $device } in advance.
mail-advance-returned-subject = The replacement is here: { $amount } credited, { $number }
mail-advance-returned-title = The replacement of your { $device } came back.
mail-advance-send-back-subject = Send the replacement back by { $date }, { $number }
mail-advance-send-back-text = Put it into its original packaging with everything on the list, write { $number } on the outside and send it to the address below. { $amount } are credited when it is here; what is missing is deducted.
mail-advance-send-back-title = You chose to return the replacement of your { $device }.
mail-advance-shipped-charge = The { $amount } that you paid are credited when yours is here and we find it defective. If it does not come, they stay charged.
mail-advance-shipped-keep = Keep its packaging and everything in it until the matter is settled.
mail-advance-shipped-next = Send us the defective one so that it is here by { $date }. The slip is enclosed and lies in the box too.
mail-advance-shipped-subject = Your replacement is on its way; send yours by { $date }, { $number }
mail-advance-shipped-title = The replacement of your { $device } is on its way.
mail-advance-withdrawn-subject = No replacement in advance, { $number }
mail-advance-withdrawn-text = What was charged is taken back.
mail-advance-withdrawn-title = The replacement in advance of your { $device } is called off.
mail-button-answer = Answer
mail-button-choose = See the estimate and choose
mail-button-follow = Follow your return
mail-button-invitation = Set up your account
mail-button-read = Read and answer
mail-button-resume = Go on with your request

mail-called-off-next = There is nothing to send. If you have a slip or an RMA number for it, please do not use them any more.
mail-called-off-sent = You told us the number of a parcel. If it is on its way to us, call us: we agree with you what happens to it.
mail-called-off-subject = { $number }: called off
mail-called-off-title = The return of your { $device } is called off.
mail-called-off-wrong = You did not want this? A return that was called off stays closed. Answer this e-mail, and we open a new one with you.

mail-delivered-again = If it fails again, tell us with its serial number. We know its history and start from there.
mail-delivered-missing = If the parcel is not there, look with your neighbours or at your reception first, then call us.
mail-delivered-replacement-subject = { $number }: the replacement of your { $device } was delivered
mail-delivered-replacement-title = The replacement of your { $device } has been delivered.
mail-delivered-subject = { $number }: your { $device } was delivered
mail-delivered-text = The carrier handed it over on { $on }. This return is finished. { common-nothing-to-do }
mail-delivered-title = Your { $device } has been delivered.

mail-estimate-accepted-repair = We begin the repair of your { $device }.
mail-estimate-accepted-replace = We get the replacement for your { $device } ready.
mail-estimate-accepted-subject = { $number }: you accepted the estimate
mail-estimate-accepted-text = Thank you. You accepted this on { $on }. We write to you when it leaves us. { common-nothing-to-do }
mail-estimate-diagnosis-free = The diagnosis is free of charge, whatever you choose.
mail-estimate-ended-declined = You declined the estimate on { $on }.
mail-estimate-ended-expired = The estimate ended on { $on } without an answer from you.
mail-estimate-ended-free = You pay nothing: neither for the diagnosis nor for the way back.
mail-estimate-ended-mind = You want the repair after all? That takes a new return. Answer this e-mail, and we open it with you.
mail-estimate-ended-next = We expect to send it by { $by } and write to you with the tracking number.
mail-estimate-ended-subject = { $number }: your { $device } comes back as it is
mail-estimate-ended-title = Your { $device } comes back to you as it is.
mail-estimate-found = What we found:
mail-estimate-labour = Work: { $amount }
mail-estimate-nothing-before = Nothing happens before you choose.
mail-estimate-parts = Parts: { $amount }
mail-estimate-ready =
    { $days ->
        [one] Ready one business day after you accept
       *[other] Ready { $days } business days after you accept
    }
mail-estimate-reminder-subject = Please choose by { $until }, { $number }
mail-estimate-reminder-title = Your { $device } waits with us for your choice. The last day is { $until }.
mail-estimate-repair = Repair
mail-estimate-replace = Replacement
mail-estimate-silence = If we do not hear from you by { $by }, we send it back to you as it is, at no charge.
mail-estimate-subject = { $number }: the estimate for your { $device }
mail-estimate-title = We know what your { $device } needs. Please choose what we do.
mail-estimate-until = Choose by

mail-expired-late = You have sent it already? Call us with the tracking number, and we open a new return with you for it.
mail-expired-next = Please do not send it with this number any more. If you still want to send it in, ask us for a new one.
mail-expired-subject = { $number }: this RMA number has ended
mail-expired-title = Your { $device } did not reach us by { $by }, so the RMA number has ended.

mail-extended-subject = { $number }: more time, until { $by }
mail-extended-text = The RMA number and our address stay the same. The enclosed slip shows the new date, so please use this one.
mail-extended-title = You have more time to send us your { $device }: until { $by }.

mail-fact-amount = Amount
mail-fact-carrier = Carrier
mail-fact-credited = Credited
mail-fact-deducted = Deducted for { $piece }
mail-fact-device = Device
mail-fact-diagnosis = Diagnosis by
mail-fact-expected = Expected on
mail-fact-expected-back = Should be with you by
mail-fact-deadline = Must reach us by
mail-fact-in-the-box = In its box
mail-fact-out-of-stock = Out of stock
mail-fact-ready = Ready by
mail-fact-received = Received on
mail-fact-replacement = New serial number
mail-fact-return-by = Yours must be here by
mail-fact-send-to = Send it to
mail-fact-sent-to = Sent to
mail-fact-serial = Serial number
mail-fact-total = You pay
mail-fact-tracking = Tracking number

mail-filed-keep = Please keep the device until then: many faults go away without a parcel, and a box without an RMA number cannot be matched.
mail-filed-step-answer = A technician looks at what you told us and writes to you by { $by }.
mail-filed-step-bench = If it must come to our bench, you get an RMA number, our address and a list of what to pack.
mail-filed-step-try = You may be asked to try a few things together. Often that is all it takes.
mail-filed-subject = { $number }: we have your request
mail-filed-title = We have your request for your { $device }.

mail-fixed-again = If it fails again by { $by }, say so on the page of your request. It goes on under the same number, where it stopped. After that day your request is closed.
mail-fixed-helped = What helped:
mail-fixed-subject = { $number }: your { $device } works again
mail-fixed-text = Our technical support noted on { $on } that it is solved. { common-nothing-to-do }
mail-fixed-title = Your { $device } works again, so you don't need to send it in.

mail-foot = You can answer this e-mail: a person reads it.

mail-invitation-subject = Your account at the returns desk of { $maker }
mail-invitation-text = Choose a password and set up the second factor with the link below. It works once, until { $until }.
mail-invitation-title = { $name }, you are invited to the returns desk of { $maker }.
mail-invitation-wrong = You did not expect this? Then please ignore it.

mail-looking-help = You remember when it fails, or what else was switched on? Answer this e-mail: every hint helps.
mail-looking-next = It stays on our bench until we have found it. We write to you by { $by } with what we know. { common-nothing-to-do }
mail-looking-reason = This is one of the only two reasons why a return takes longer than we said.
mail-looking-subject = { $number }: we have not found the fault yet
mail-looking-title = We have not found the fault of your { $device } yet.

mail-message-intro = { $name } writes:
mail-message-subject = { $number }: a message about your { $device }
mail-message-title = You have a message about your { $device }.

mail-next = What happens next

mail-number-rma = RMA number
mail-number-ticket = Ticket number

mail-question-intro = { $name } asks:
mail-question-next = Your request waits until you answer. Then a technician goes on by the end of the next business day.
mail-question-subject = { $number }: we have a question about your { $device }
mail-question-title = We need an answer from you to go on with your { $device }.

mail-received-free = The diagnosis is free of charge. If a repair costs something, you get an estimate first, and nothing happens before you accept it.
mail-received-step-diagnosis = Diagnosis, normally on the same business day: by { $by }.
mail-received-step-longer = Only two things can take longer: a fault that does not show itself, or a part that is out of stock. We write to you if so.
mail-received-step-ready = Ready to go back to you by { $by }.
mail-received-subject = { $number }: your { $device } has arrived
mail-received-title = Your { $device } has arrived.

mail-rejected-next = It comes back to you as it came. { common-nothing-to-do }
mail-rejected-subject = { $number }: we send back what arrived
mail-rejected-text = What arrived with this RMA number is not what we agreed on, so we cannot accept it. This return is closed.
mail-rejected-title = We send back what arrived for your { $device }.
mail-rejected-wrong = You think this is wrong? Answer this e-mail. If it is, we open a new return with you.

mail-reminder-cancel = You don't want to send it any more? Call the return off on its page.
mail-reminder-gone = You have sent it already? Tell us the tracking number on the page of your return.
mail-reminder-subject =
    { $days ->
        [0] { $number }: today is the last day
        [one] { $number }: one day left
       *[other] { $number }: { $days } days left
    }
mail-reminder-title =
    { $days ->
        [0] Your { $device } must reach us today.
        [one] One day is left: your { $device } must reach us by { $by }.
       *[other] { $days } days are left: your { $device } must reach us by { $by }.
    }

mail-resume-subject = Your request is not sent yet
mail-resume-text = Your answers are kept. With this link you can go on where you stopped, on any device, until { $until }.
mail-resume-title = Your request is saved, and not sent yet.
mail-resume-wrong = You did not ask for this link? Then please ignore this e-mail.

mail-sales-closed-how = How it ended:
mail-sales-closed-subject = { $number }: your request is closed
mail-sales-closed-title = Your sales representative has closed your request for your { $device }.
mail-sales-closed-wrong = You think this is wrong? Answer this e-mail. If it is, we open a new request with you.
mail-sales-keep = Please keep the device until then.
mail-sales-next = Your sales representative calls or writes to you by { $by }. { common-nothing-to-do }
mail-sales-subject = { $number }: your sales representative takes over
mail-sales-title = Your sales representative takes over your request for your { $device }.

mail-send-deadline = The RMA number is valid until { $by }. If that is too early for you, ask us for more time before it ends.
mail-send-how = How to send it
mail-send-next-arrival = We write to you as soon as it arrives.
mail-send-next-back =
    { $days ->
        [one] It goes back to you with UPS Ground, which usually takes one business day.
       *[other] It goes back to you with UPS Ground, which usually takes { $days } business days.
    }
mail-send-next-diagnosis = It normally goes through diagnosis on the same business day, free of charge.
mail-send-next-ready =
    { $days ->
        [one] We expect it to be ready within one business day. If a repair costs something, you get an estimate first.
       *[other] We expect it to be ready within 1 to { $days } business days. If a repair costs something, you get an estimate first.
    }
mail-send-step-number = Write { $number } on the outside of the box.
mail-send-step-pack = Pack the device well. The two lists below say what goes in and what stays with you.
mail-send-step-slip = Print the slip that is enclosed and put it into the box.
mail-send-step-tracking = Send the box with any carrier and tell us the tracking number on the page of your return.
mail-send-subject = { $number }: please send us your { $device }
mail-send-title = Your return is authorised. Please send us your { $device }.

mail-shipped-no-fault = We tested it thoroughly and found no fault.
mail-shipped-replaced = A new device comes in place of yours.
mail-shipped-replacement-subject = { $number }: the replacement of your { $device } is on its way
mail-shipped-replacement-title = The replacement of your { $device } is on its way to you.
mail-shipped-repaired = We repaired and tested it.
mail-shipped-subject = { $number }: your { $device } is on its way back
mail-shipped-text =
    { $days ->
        [one] It left us on { $on } with { $service }, which usually takes one business day.
       *[other] It left us on { $on } with { $service }, which usually takes { $days } business days.
    }
mail-shipped-title = Your { $device } is on its way back to you.
mail-shipped-track = Follow the parcel at { $carrier }:
mail-shipped-unrepaired = It comes back as it came, as agreed. You pay nothing.

mail-sign-in-code = Your code
mail-sign-in-secret = Never give this code to anybody. We never ask for it by phone or e-mail.
mail-sign-in-subject = Your sign-in code
mail-sign-in-title = Here is your code. It works once, within the next { $minutes } minutes.
mail-sign-in-wrong = You did not ask for it? Then please ignore this e-mail: nobody can sign in without the code.

mail-stock-date = We expect it on { $on } and go on then. { common-nothing-to-do }
mail-stock-no-date = We don't have its date yet. We write to you by { $by } with what we know. { common-nothing-to-do }
mail-stock-subject = { $number }: something is out of stock
mail-stock-title-part = A part for your { $device } is out of stock.
mail-stock-title-replacement = The replacement for your { $device } is out of stock.

mail-wrong-unit-help = You know what happened? Answer this e-mail: that is the quickest way.
mail-wrong-unit-next = We put it safely aside. We look into it and write to you by { $by }.
mail-wrong-unit-subject = { $number }: what arrived is not what we expected
mail-wrong-unit-title = Another device than your { $device } has arrived.
## Mailbox: what the demonstration has mailed

mailbox-attachment = Attached: { $name }
mailbox-empty = Each letter lies here as soon as it is written.
mailbox-empty-title = Nothing was mailed yet
mailbox-lede = No letter leaves this machine. They lie here, the latest first.
# Names the frame in which a letter is shown, for screen readers.
mailbox-letter = The letter
mailbox-title = Mail of the demonstration
mailbox-to = To { $email }


## Number: signs, money, sizes and lists

number-bytes =
    { $count ->
        [one] { $count } byte
       *[other] { $count } bytes
    }
number-decimal = .
# How many: "3 devices".
number-devices =
    { $count ->
        [one] { $count } device
       *[other] { $count } devices
    }
number-gigabytes = { $size }{"\u00A0"}GB
number-group = ,
# The least number of digits that is grouped.
number-group-least = 4
number-kilobytes = { $size }{"\u00A0"}kB
# The end of a list. $sound is how the last word begins, `i` or `other`; Spanish needs it.
number-list-last = { $start } { $sound ->
       *[other] and
    } { $last }
number-list-more = { $start }, { $next }
number-megabytes = { $size }{"\u00A0"}MB
number-money = { $symbol }{ $amount }
# A currency that has no sign here: "CHF 5.00".
number-money-code = { $code }{"\u00A0"}{ $amount }
# With a real minus sign.
number-negative = −{ $amount }
number-symbol-cad = CA$
number-symbol-eur = €
number-symbol-gbp = £
number-symbol-mxn = MX$
number-symbol-usd = $


## Packing: what goes into the box and what stays at home, by family

packing-in = Put into the box
packing-in-all-padding = Soft padding on all six sides
packing-in-all-slip = The printed slip
packing-in-camera = The camera, lens covered
packing-in-kit = Only the parts that fail; copy your recordings first, a repair can erase them
packing-in-power = The power supply, switched off and dry
packing-in-recorder = The recorder with its drives inside; copy your recordings first, a repair can erase them
packing-out = Keep with you
packing-out-all-accessories = Accessories, manuals and the original box
packing-out-camera-card = The memory card: take it out first
packing-out-camera-mount = Mounts, screws and cables
packing-out-kit = Every part that works
packing-out-power-batteries = Batteries
packing-out-power-cables = Cables of your installation
packing-out-recorder-cables = Mouse, remote control, adapter and cables


## Reason: why something was decided, charged, credited or refused. Each names the dates and the amounts

reason-advance-allowed-late = The days for a replacement in advance ended on { $last }, but our supervisor allows one until { $until }: { $why }
reason-advance-allowed-late-outward = The days for a replacement in advance ended on { $last }, but our supervisor allows one until { $until }.
reason-advance-called-off = It was called off before it left us, so the { $amount } are taken back.
reason-advance-called-off-free = It was called off before anything was charged.
reason-advance-device-here = Your device has arrived, so our bench looks at it first. A replacement in advance is for the days in which we wait for the device.
reason-advance-excluded = This kind of product is not sent in advance. The repair path is open.
reason-advance-kept = You keep the replacement, so the { $amount } that you paid for it are not reimbursed.
reason-advance-no-proof = We need a proof of purchase first: the invoice or the receipt. Add it to this return, then ask again.
reason-advance-not-covered = The warranty ended on { $date }, and a replacement in advance is for devices under warranty. We still receive your device and diagnose it free of charge.
reason-advance-not-proven = Nothing shows yet that the device is under warranty. With a proof of purchase we can decide.
reason-advance-open = Bought on { $bought }. A replacement in advance is open for { $days } days, until { $last }; today is { $today }.
reason-advance-open-asked = Bought on { $bought }. A replacement in advance was open for { $days } days, until { $last }; you asked on { $today }.
reason-advance-over-limit = The account may owe { $limit } and owes { $owed }: another { $amount } would be too much. Pay what is open, then ask again.
reason-advance-over-limit-outward = The account cannot bear it now. Who confirms that this is their return reads the sums.
reason-advance-piece-missing = Not sent back with the replacement: { $piece }.
reason-advance-price = { $share }% of the list price of { $base }.
reason-advance-price-whole = The list price of the product.
reason-advance-proof-mismatch = The proof of purchase that you sent belongs to another device or another buyer. Add the right one to this return, then ask again.
reason-advance-proof-unchecked = The proof of purchase has not been checked yet.
reason-advance-purchase-unknown = We don't know when the device was bought, so the days cannot be counted. Add a proof of purchase with its date.
reason-advance-returned = No fault was found and the replacement came back: of the { $charged } that you paid, { $credited } are credited.
reason-advance-returned-complete = No fault was found and the replacement came back complete: the { $charged } that you paid are credited.
reason-advance-taken = There is a replacement in advance for this device already.
reason-advance-too-late = Bought on { $bought }. A replacement in advance was open for { $days } days, until { $last }; today is { $today }. The repair path is open.
reason-advance-void = The warranty of the device is void, so the { $amount } that you paid for the replacement are not reimbursed.
reason-choice-over = No fault was found, and we had no answer or no parcel by { $date }. The replacement stays with you, and the { $amount } are not reimbursed.
reason-defect-confirmed = Your device is here and we found it defective, so the { $amount } that you paid for the replacement are credited, the way you paid them.
reason-defect-confirmed-distributor = Your device is here and we found it defective. You bought it from { $distributor }, so we credit the { $amount } to them, and they reimburse you.
reason-defective-not-returned = Your device had to be here by { $date } and did not come, so the { $amount } for the replacement stay charged.
reason-diagnosis-free = The diagnosis costs nothing.
reason-doa = It failed within { $days } days of its delivery on { $from }, that is until { $last }: it is replaced at no charge, freight included.
reason-doa-over = Delivered on { $from }. Dead on arrival counted for { $days } days, until { $last }; it is past that. The warranty goes on.
reason-estimate-over-limit = The account may owe { $limit } and owes { $owed }: with this estimate it would owe another { $amount }, which is too much. Pay what is open, then accept it; or choose another way.
reason-estimate-repair = You accepted the estimate for the repair: parts { $parts }, work { $labour }. The diagnosis is free.
reason-estimate-replace = You accepted the estimate for a replacement: device { $parts }, work { $labour }. The diagnosis is free.
reason-freight-doa = It was dead on arrival: the freight of { $price } is on us.
reason-freight-out = Our parcel, { $price }.
reason-freight-warranty = The defect is covered by the warranty: the freight of { $price } is on us.
reason-late-return = Your device came late, and our supervisor credits the { $amount } all the same: { $why }
reason-no-fault-freight = We found no fault and send it back at our cost: { $price }.
reason-packaging = the original packaging
reason-paid-out = Paid out, { $reference }.
reason-payment = Your payment, { $reference }. Thank you.
reason-stated = { $why }
reason-warranty-cost = Given under warranty: { $item }, which costs us { $cost }.
reason-warranty-cost-many = Given under warranty: { $item }, { $quantity } × { $each }, which costs us { $cost }.


## Slip: the page that travels in the box

slip-barcode = Bar code of the RMA number { $number }
slip-deadline = Must arrive by
slip-device = Device
slip-from = From
slip-link = QR code that opens the page of this return
slip-link-caption = Scan to see where it is
slip-serial = Serial number
slip-serial-unknown = Not readable
slip-title = RMA slip { $number }
slip-to = Send to
slip-write-outside = Write this number on the outside of the box.
## Shell: what frames every page

shell-dark = Dark
shell-find = Find a return
shell-help = Stuck? Call { $phone } or write to { $email }.
shell-light = Light
shell-not-taken = What you sent last was not taken.
shell-not-taken-show = Show it
shell-trouble-changed = Changed by someone else
shell-trouble-ended = This page has ended
shell-trouble-failed = Something failed on our side
shell-trouble-not-found = Page not found
shell-trouble-offline = You are offline
shell-trouble-start = Back to the start
shell-trouble-too-many = Too many tries


## Sign: signing in with a code, and one's own returns

sign-ask = Send me a code
sign-code = The code from the e-mail
sign-code-again = Send a new code
sign-code-hint = Six digits. It is good for ten minutes.
sign-code-other = Use another address
# It does not say whether the address is known.
sign-code-sent = If you have a return with us under { $email }, a code is on its way there. Look in the folder for unwanted mail too.
sign-code-title = Enter the code
# Stands in error sentences: "Enter the code".
sign-code-what = the code
sign-email = Your e-mail address
sign-email-hint = The one that you gave with your return.
# Stands in error sentences: "Enter your e-mail address".
sign-email-what = your e-mail address
sign-go = Sign in
sign-lede = We send a code to your e-mail address. You need no password.
sign-out = Sign out
sign-returns = Your returns
sign-returns-begin = Return a device
sign-returns-empty = When you send us a device, you see here where it is.
sign-returns-empty-title = You have no returns yet
sign-returns-filed = Sent on { $date }
sign-title = Sign in
sign-to-desk = You work here? Sign in at the desk


## Product: families of what we make

product-family-bullet = Bullet cameras
product-family-dome = Dome, turret and moving cameras
product-family-kit = Kits
product-family-power = Power supplies and switches
product-family-recorder = Recorders


## Status: the twelve header statuses, short for the badge and as a sentence; the device is "recorder NVR-16"

status-appealed = A supervisor who had no part in the decision looks at your appeal and writes to you by { $by }. Until then nothing happens to your { $device }.
status-being-diagnosed = Being diagnosed
# Rule S5: the fault is not found yet, so the device stays on the bench.
status-being-diagnosed-looking = We have not found the fault yet. Your { $device } stays on our bench until we have. We write to you by { $by } with what we know. { common-nothing-to-do }
status-being-diagnosed-sentence = Your { $device } is on our bench. We expect to tell you the result by { $by }. { common-nothing-to-do }

status-being-repaired = Being repaired
status-being-repaired-sentence = We are repairing your { $device }. We expect to send it back by { $by }. { common-nothing-to-do }

status-being-replaced = Being replaced
status-being-replaced-sentence = We are getting the replacement for your { $device } ready. We expect to send it by { $by }. { common-nothing-to-do }

status-closed-without-repair = Closed without repair
# The customer called it off.
status-closed-without-repair-cancelled = You called this return off on { $on }. It is closed. { common-nothing-to-do }
# The device did not arrive in time.
status-closed-without-repair-expired = Your { $device } did not reach us by { $on }, so this return is closed. If you still want to send it, ask us for a new one.
# Something else arrived in its place.
status-closed-without-repair-rejected = What arrived is not the { $device } that we expected, so we send that back to you. This return was closed on { $on }. { common-nothing-to-do }

status-finished = Finished
status-finished-advance = Finished on { $date }: we sent you a replacement in advance, and your { $device } stays here.
# The carrier has handed the device over.
status-finished-delivered = Your { $device } was delivered on { $on }. This return is finished. { common-nothing-to-do }
status-finished-replacement = Your replacement was delivered on { $on }. This return is finished. { common-nothing-to-do }
status-finished-sentence = This return was finished on { $on }. { common-nothing-to-do }

status-on-its-way-back = On its way back
# The carrier has not named a day.
status-on-its-way-back-no-date = Your { $device } left us on { $sent } with { $carrier }. We write to you when the carrier names a day. { common-nothing-to-do }
# Ready, and the parcel has not left yet.
status-on-its-way-back-packed = Your { $device } is ready to leave. It leaves us by { $by }. { common-nothing-to-do }
status-on-its-way-back-replacement = Your replacement left us on { $sent } with { $carrier }. It should be with you by { $by }. { common-nothing-to-do }
status-on-its-way-back-replacement-packed = Your replacement is ready to leave. It leaves us by { $by }. { common-nothing-to-do }
status-on-its-way-back-sentence = Your { $device } left us on { $sent } with { $carrier }. It should be with you by { $by }. { common-nothing-to-do }

status-on-its-way-to-us = On its way to us
# The carrier has not named a day.
status-on-its-way-to-us-no-date = Your { $device } is on its way to us. We write to you when it has arrived. { common-nothing-to-do }
status-on-its-way-to-us-sentence = Your { $device } is on its way to us. We expect it by { $by }. { common-nothing-to-do }

status-received = Received
# What arrived is not what was announced.
status-received-exception = A parcel for this return arrived on { $on }, and its contents are not what we expected. We look into it and write to you by { $by }. { common-nothing-to-do }
status-received-sentence = We received your { $device } on { $on }. We expect to diagnose it by { $by }. { common-nothing-to-do }

status-requested = Requested
# The sales representative has it.
status-requested-sales = We have had your request since { $on }. Your sales representative answers by { $by }. { common-nothing-to-do }
status-requested-sentence = We have had your request since { $on }. A technician answers by { $by }. { common-nothing-to-do }

# What the shape beside the status stands for.
status-signal-done = Done
status-signal-moving = On its way
status-signal-trouble = Closed
status-signal-waiting = Waiting for you
status-signal-with-us = With us

status-testing = Testing
status-testing-sentence = We are testing your { $device } after the repair. We expect to send it back by { $by }. { common-nothing-to-do }


status-waiting-for-parts = Waiting for parts
# We do not know yet when the part comes.
status-waiting-for-parts-no-date = A part for your { $device } is out of stock, and we don't have its date yet. We write to you by { $by } with what we know. { common-nothing-to-do }
# Rule S5: a replacement is out of stock.
status-waiting-for-parts-replacement = The replacement for your { $device } is out of stock. We expect it by { $by } and send it to you then. { common-nothing-to-do }
status-waiting-for-parts-replacement-no-date = The replacement for your { $device } is out of stock, and we don't have its date yet. We write to you by { $by } with what we know. { common-nothing-to-do }
status-waiting-for-parts-sentence = A part for your { $device } is out of stock. We expect it by { $by } and go on with the repair then. { common-nothing-to-do }

status-waiting-for-you = Waiting for you
status-waiting-for-you-advance-choice = We found no fault in your { $device }. Choose by { $date } whether you return the replacement for credit or keep it; without an answer you keep it and nothing is reimbursed.
status-waiting-for-you-advance-return = Send the replacement of your { $device } back with everything that was in its box, by { $date }.
# An estimate is open; on silence the device comes back as it is.
status-waiting-for-you-estimate = We know what your { $device } needs and what it costs. Nothing happens until you choose. Choose by { $by }.
# Support needs to know something before it can go on.
status-waiting-for-you-information = We need an answer from you to go on with your { $device }. Answer by { $by }.
status-waiting-for-you-sentence = We need your decision to go on with your { $device }. Decide by { $by }.

status-waiting-for-your-unit = Waiting for your unit
status-waiting-for-your-unit-advance = Your replacement is on its way. Send us the defective { $device } so that it arrives by { $by }, or the charge of { $amount } stands.
status-waiting-for-your-unit-advance-there = Your replacement is with you. Send us the defective { $device } so that it arrives by { $by }, or the charge of { $amount } stands.
status-waiting-for-your-unit-sentence = Your return is authorised. Send us your { $device } so that it arrives by { $by }. Put the slip in the box.


## Symptom: what a customer sees go wrong, and what it may look like

symptom-bad-picture = The picture is bad
symptom-bad-picture-hint = Blurred, foggy, lines or wrong colours
symptom-drive-fault = A drive reports an error
symptom-drive-fault-hint = A warning on the screen, beeps or clicks
symptom-heat-or-noise = It gets hot, loud, or smells burnt
symptom-heat-or-noise-hint = If it smells burnt, pull the plug now
symptom-locked = I can't get in
symptom-locked-hint = The password or the first set-up does not work
symptom-night-vision = It doesn't see at night
symptom-night-vision-hint = Dark, white or flickering
symptom-no-network = It's not on the network
symptom-no-network-hint = Not found, or it drops out
symptom-no-picture = There is no picture
symptom-no-picture-hint = It has power and shows nothing
symptom-no-power = It doesn't switch on
symptom-no-power-hint = No light, no sound
symptom-not-recording = It doesn't record
symptom-not-recording-hint = Or recordings are gone
symptom-other = Something else, or I don't know
symptom-other-hint = You can describe it on the next page
symptom-restarts = It restarts by itself
symptom-restarts-hint = Again and again, or at certain hours
symptom-water = There is water or fog inside
symptom-water-hint = Drops behind the glass, or a wet plug


## Track: looking a return up, following it, changing it

track-acts-title = What you can do
track-address-change = Change the address
track-address-go = Save the address
track-address-lead = You can change it until our parcel has left.
track-address-title = Where should the device go back to?
track-ahead-arrival = It arrives at our dock
track-ahead-news = We write to you with what we know
track-ahead-repair = Repair or replacement, if it needs one
track-ahead-replacement-sent = We send the replacement to you
track-ahead-replacement-with-you = It is with you
track-ahead-result = We tell you the result of the diagnosis
track-ahead-ruling = A supervisor decides your appeal
track-ahead-sales = Your sales representative answers
track-ahead-second-look = We look at what arrived a second time
track-ahead-sent-back = We send it back to you
track-ahead-settled = If we find it defective, the charge is credited and you keep the replacement
track-ahead-stock = What is missing arrives
track-ahead-support = A technician answers
track-ahead-tests = We test it
track-ahead-with-you = It is back with you
track-ahead-you-send = Your parcel reaches us: post it some days before
track-ahead-your-answer = You answer our question
track-ahead-your-choice = You choose what we do
# A date by which something happens.
track-by = by { $date }
track-cancel-back = Keep the return
track-cancel-go = Call off this return
track-cancel-lead = We stop working on this return, so please do not send the device any more. If your parcel is on its way already, call us first. This cannot be undone: to send the device after all, you ask for a new return.
track-cancel-link = Call off this return
track-cancel-reason = Why, in a few words
track-cancel-title = Do you want to call off this return?
track-cancel-what-reason = your reason
# When something changed last.
track-changed = Last change: { $when }.
track-code-again = Send a new code
track-code-field = Code from the e-mail
track-code-go = Continue
track-code-hint = Six digits. The code works for ten minutes.
# The address is masked: j•••@example.com.
track-code-lead = If the address is right, a code is on its way to { $email }.
track-code-title = Enter the code we sent you
track-code-what = the code
track-document-slip = Slip for the box (PDF)
track-documents-title = Documents
track-event-accepted-repair = You accepted the repair for { $total }
track-event-accepted-replacement = You accepted the replacement for { $total }
track-event-address-changed = The address for the way back was changed
track-event-advance-approved = We approved the replacement in advance
track-event-advance-charge-failed = Your card could not be charged: choose another way to pay
track-event-advance-charged = We charged { $amount } for the replacement in advance
track-event-advance-choice = No fault was found: choose by { $date } whether you return the replacement or keep it
track-event-advance-chosen-keep = You keep the replacement
track-event-advance-chosen-return = You send the replacement back
track-event-advance-delivered = The replacement arrived at your address
track-event-advance-extended = Your device may now come until { $date }
track-event-advance-on-account = You pay on account, not by card
track-event-advance-requested = You asked for a replacement in advance, { $price }
track-event-advance-sent = The replacement left with { $carrier }; send us yours by { $date }
track-event-answered = You answered
track-event-asked = We asked you a question
track-event-authorised = Your return is authorised until { $date }
track-event-bench-required = A technician decided that it must come to our bench
track-event-called-off = The return was called off
track-event-closed-by-sales = Your sales representative closed the request
track-event-closed = The return is closed
track-event-declined = You declined the estimate
track-event-delivered = It was delivered to you
track-event-diagnosed = The diagnosis is done
track-event-diagnosis-begun = The diagnosis began
track-event-diagnosis-resumed = The diagnosis goes on
track-event-disposal = You declined the estimate and asked us to dispose of the device
track-event-estimate = We sent you an estimate, which waits for you until { $date }
track-event-estimate-expired = The estimate ended without an answer
track-event-exception-resolved = We accepted what arrived
track-event-expired = It did not reach us in time
track-event-extended = You have until { $date } to send it
track-event-filed = We received your request
track-event-fixed = It works again
track-event-no-fault = We found no fault
track-event-not-found-yet = We have not found the fault yet and keep looking
track-event-out-of-stock = Out of stock: { $item }. We expect it by { $date }
track-event-out-of-stock-no-date = Out of stock: { $item }
track-event-proof-in = We checked your proof of purchase of { $bought }: in warranty until { $date }
track-event-proof-out = We checked your proof of purchase of { $bought }: the warranty ended on { $date }
track-event-proof-doubted = Your proof of purchase does not fit this device
track-event-receipt-undone = We corrected a mistake of ours: it has not arrived yet
track-event-received = It arrived at our dock
track-event-rejected = We send what arrived back to you
track-event-reopened = It fails again, so we look at it again
track-event-repair-finished = The repair is done
track-event-repair-started = The repair began
track-event-replacement = You get a replacement
track-event-sent = You sent it with { $carrier }
track-event-shipped-back = We sent it back with { $carrier }
track-event-shipped-replacement = We sent the replacement with { $carrier }
track-event-stock-arrived = What was missing has arrived
track-event-support-started = A technician took your case
track-event-test-failed = A test failed, so it is back on our bench
track-event-tests-passed = All tests are passed
track-event-to-sales = Your sales representative takes it from here
track-event-void = We found the warranty void. You can appeal until { $date }
track-event-void-appealed = You appealed
track-event-void-excluded = The warranty goes on but does not cover this damage. You can appeal until { $date }
track-event-void-overturned = We looked again: your warranty counts
track-event-void-upheld = We looked again: the decision stays
track-event-wrong-unit = Another device arrived than the one we expected
track-event-wrong-unit-undone = We corrected a mistake of ours: it is the right device
track-facts-device = Device
track-facts-email = Mail goes to
track-facts-serial = Serial number
track-facts-to = It goes back to
track-facts-title = This return
track-files-add = Add a photo or a document
track-find-contact = E-mail address or postcode
track-find-contact-hint = The ones you gave when you asked for the return.
track-find-contact-what = your e-mail address or your postcode
track-find-go = Find the return
track-find-lead = You don't need an account. The reference is in every e-mail from us and on the slip.
track-find-reference = Reference
track-find-reference-hint = It begins with R or T and looks like { $example }.
track-find-reference-what = the reference
track-find-title = Find a return
track-find-whose = Whose return is it? Enter the e-mail address or the postcode that belongs to it.
track-hidden = To protect your data, this page hides the address, the files and the messages.
track-hidden-go = Show everything
track-mark-accepted = Accepted
track-mark-accepted-unit = Accepted
track-mark-address = New address
track-mark-advance-asked = Asked for
track-mark-advance-back = Came back
track-mark-advance-charged = Charged
track-mark-advance-credited = Credited
track-mark-advance-denied = Not possible
track-mark-advance-forfeited = Charge stands
track-mark-advance-sent = Replacement sent
track-mark-ahead = To come
track-mark-answer = Answer
track-mark-appeal = Appeal
track-mark-appeal-decided = Decided
track-mark-authorised = Authorised
track-mark-bench = On the bench
track-mark-bench-needed = To the bench
track-mark-called-off = Called off
track-mark-checked = Checked
track-mark-choice = Your choice
track-mark-closed = Closed
track-mark-corrected = Corrected
track-mark-declined = Declined
track-mark-delivered = Delivered
track-mark-diagnosed = Diagnosed
track-mark-disposal = Disposed of
track-mark-estimate = Estimate
track-mark-excluded = Not covered
track-mark-expired = Expired
track-mark-extended = Extended
track-mark-filed = Filed
track-mark-in-stock = In stock
track-mark-news = News
track-mark-no-fault = No fault found
track-mark-out-of-stock = Out of stock
track-mark-proof = Proof checked
track-mark-proof-doubted = Proof does not fit
track-mark-question = Question
track-mark-received = Received
track-mark-rejected = Goes back
track-mark-reopened = Reopened
track-mark-repair = Repair
track-mark-repaired = Repaired
track-mark-replacement = Replacement
track-mark-sales = With sales
track-mark-searching = Searching
track-mark-sent = Sent
track-mark-settled = Settled
track-mark-shipped = Shipped
track-mark-solved = Solved
track-mark-support = With support
track-mark-test-failed = Test failed
track-mark-tested = Tested
track-mark-void = Warranty void
track-mark-wrong-unit = Wrong device
track-messages-empty = Nobody has written yet.
track-messages-go = Send the message
track-messages-hidden =
    { $count ->
        [0] The messages are hidden here. Nobody has written yet.
        [one] There is one message. It is hidden here: we show it after you have confirmed that this is your return.
       *[other] There are { $count } messages. They are hidden here: we show them after you have confirmed that this is your return.
    }
track-messages-label = Your message
track-messages-show = Show the messages
track-messages-title = Messages
track-messages-what = your message
track-messages-you = You
track-money-accepted = The price that you accepted. Nothing is added to it.
track-money-choice = If you choose it
track-money-diagnosis = Diagnosis
track-money-doa = Free: it was dead on arrival
track-money-free = Free of charge
track-money-freight = Shipping back
track-money-instead = instead of
track-money-on-statement = It stands on your statement until it is paid.
track-money-repair = Repair
track-money-replacement = Replacement
track-money-sent = You have not accepted anything yet, so you owe nothing.
track-money-title = What it costs
track-money-total = You pay
track-money-warranty = Your warranty covers it. You pay nothing.
track-news = Something changed.
track-news-go = Show it
track-parcel-back = On its way back to you
track-parcel-back-delivered = Delivered on { $date }.
track-parcel-back-expected = It should be with you by { $date }.
track-parcel-carrier = Carrier
track-parcel-carrier-hint = For example UPS, FedEx or your post office.
track-parcel-carrier-what = the carrier
track-parcel-change = Change the tracking number
track-parcel-follow = Follow it at { $carrier }
track-parcel-go = Save the tracking number
track-parcel-in = On its way to us
track-parcel-in-told = You told us on { $date }.
track-parcel-lead = Then we know that it is coming, and you can follow it from here.
track-parcel-number = Tracking number
track-parcel-number-hint = On the receipt or on the label.
track-parcel-title = How did you send it?
track-parcel-tell = Tell us the tracking number
track-parcels-title = Parcels
track-prove-go = Send the code
# The address is masked: j•••@example.com.
track-prove-lead = We send a code to { $email }, the address of this return. It shows that you may change it.
track-prove-title = First a code, to be sure that it is you
track-reference-rma = Return number (RMA)
track-reference-ticket = Ticket number
track-reopen = It fails again
track-stamps-earlier =
    { $count ->
        [one] Show one earlier step
       *[other] Show { $count } earlier steps
    }
track-stamps-title = What happened, and what comes next
track-stub-answer = Answer our question
track-stub-answer-go = Write the answer
track-stub-choose = Choose what we do
track-stub-choose-go = See the estimate
track-stub-nothing = Nothing to do now
track-stub-nothing-text = We write to you when something happens. This page is always up to date.
track-stub-over = This return is over
track-stub-over-text = You can open this page again at any time.
track-stub-send = Send us the device
track-stub-send-go = Print the slip
track-stub-send-note = You pay to send it, we pay to send it back. No printer? Write the RMA number on a sheet of paper and put that into the box.
track-stub-send-note-advance = You pay to send it. No printer? The slip lies in the box of the replacement too.
track-stub-send-text = Put the printed slip into the box, write the RMA number on the outside and send it with any carrier to:


## Void: a warranty that is found void, a damage that it does not cover, and the appeal

void-appeal-button = Appeal
void-appeal-go = Send the appeal
void-appeal-hint = Say what we should look at again. You can add photos on the page of your return.
void-appeal-label = Why do you disagree?
void-appeal-lead = You can appeal until { $date }. A supervisor who had no part in the decision looks at the device, at the photos and at what you write.
void-appeal-title = Appeal the decision
void-appeal-what = why you disagree
void-box-appealed = You appealed on { $date }. A supervisor who had no part in the decision looks at it and writes to you by { $by }. Until then nothing happens to your device.
void-box-excluded = Your warranty does not cover this damage
void-box-excluded-appealed = What we found: damage not covered, under appeal
void-box-excluded-text = It goes on for everything else. A repair of this damage costs money, and nothing happens before you accept an estimate.
void-box-goes-on = Your warranty goes on until { $date }.
void-box-overturned = Your warranty counts
void-box-overturned-text = We looked again on { $date }: you were right.
void-box-photos = Our photos of it
void-box-seen = What we saw: { $note }
void-box-until = You disagree? You can appeal until { $date }.
void-box-upheld = We looked again on { $date }: the decision stays.
void-box-void = The warranty of your device is void
void-box-void-appealed = What we found: warranty void, under appeal
void-box-void-text = Two technicians found this. A repair costs money, and nothing happens before you accept an estimate.
void-box-words = Our answer: { $text }
void-code-accessory = A supply, a lens or another accessory that is not ours was used with it.
void-code-cable = A cable or a connector is cut, stripped or spliced.
void-code-drive = A drive or another part was put in or taken out that we have not approved.
void-code-firmware = Its firmware is not ours.
void-code-impact = It was hit or dropped: the housing or the glass is broken.
void-code-installation = It was installed or used outside of what it is made for.
void-code-label = The label with the serial number is missing, changed or unreadable, or the numbers do not match.
void-code-lightning = Lightning, fire or a flood damaged it.
void-code-missing-parts = Parts from inside are missing.
void-code-opened = The housing was opened or a seal is broken.
void-code-packing = It was damaged on its way to us because it was not packed well enough.
void-code-proof = There is no proof of purchase, or it was not bought from an authorised seller.
void-code-repair = Somebody who is not authorised repaired or changed it.
void-code-voltage = It was connected to the wrong voltage, or a surge burnt it.
void-code-water = Water or moisture got in, or insects.
void-mail-decided-again = Your { $device } is back on our bench. We write to you when we know what it needs.
void-mail-decided-elsewhere = It is no longer with us. If it still fails, report it anew: its warranty counts.
void-mail-decided-estimate = The estimate waits for your answer until { $date }.
void-mail-decided-intro = What we found:
void-mail-decided-subject = { $number }: we decided your appeal
void-mail-decided-title-no = We looked at your { $device } again. The decision stays.
void-mail-decided-title-yes = We looked at your { $device } again. You were right: its warranty counts.
void-mail-disposed-subject = { $number }: we dispose of your { $device }
void-mail-disposed-text = You declined the estimate on { $on } and gave the device to us to dispose of. We recycle it with all that is in it; nothing comes back to you.
void-mail-disposed-title = We dispose of your { $device }, as you asked.
void-mail-excluded-subject = { $number }: the warranty does not cover this damage to your { $device }
void-mail-excluded-title = The warranty of your { $device } does not cover this damage.
void-mail-free = The diagnosis is free of charge all the same.
void-mail-next-appeal = You disagree? Appeal on the page of your return until { $date }. A supervisor who had no part in this decides.
void-mail-next-estimate = We send you an estimate for a repair or a replacement. Nothing happens before you choose.
void-mail-photos =
    { $count ->
        [one] One photo of it is on the page of your return.
       *[other] { $count } photos of it are on the page of your return.
    }
void-mail-proof-again = Add another proof on the page of your return, and we look at it.
void-mail-proof-intro = Why:
void-mail-proof-same = The warranty stays as it was.
void-mail-proof-subject = { $number }: your proof of purchase does not fit this device
void-mail-proof-title = Your proof of purchase does not fit your { $device }.
void-mail-received-subject = { $number }: we have your appeal
void-mail-received-text = A supervisor who had no part in the decision looks at the device, at the photos and at what you wrote, and writes to you by { $by }. Until then nothing happens to your { $device }.
void-mail-received-title = We have your appeal.
void-mail-seen = What we saw:
void-mail-until = Appeal by
void-mail-void-subject = { $number }: the warranty of your { $device } is void
void-mail-void-title = The warranty of your { $device } is void.
void-mail-why = Why
void-reason-excluded = This damage is not covered: { $codes } The warranty goes on for everything else. It can be appealed until { $date }.
void-reason-stands = The warranty counts. It began on { $starts }, for { $months }, until { $ends } inclusive: { $basis }.
void-reason-stands-unproven = The warranty is as it was before: not proven yet.
void-reason-void = The warranty is void: { $codes } It can be appealed until { $date }.


## Warranty: the look-up by serial number

warranty-again = Look up another serial number
warranty-ended = The warranty ended on { $date }.
warranty-ended-text = We still receive it and diagnose it free of charge. You hear what a repair costs before anything happens.
warranty-go = Look it up
warranty-in = In warranty until { $date }.
warranty-in-text = If it fails, report it: the diagnosis is free, and a repair or a replacement for a defect of ours costs nothing.
warranty-label = Serial number
warranty-lead = Type the serial number from the label. We say how long the warranty runs and how we count, and nothing about owners or returns.
warranty-none = We cannot say anything about this serial number.
warranty-none-text = Compare it with the label. If it is right, report the device all the same: a proof of purchase shows how its warranty stands.
warranty-replaced = This device was replaced.
warranty-replaced-text = Its warranty went on with the device that took its place. Look that one up by its own serial number.
warranty-replaced-word = Replaced
warranty-report = Report a fault
warranty-title = Is it in warranty?
warranty-unproven = The warranty is not proven yet.
warranty-unproven-text = Nothing shows when it was sold. With a proof of purchase we count from its date; the diagnosis is free either way.
warranty-void = The warranty was found void on { $date }.
warranty-void-text = We still receive it and diagnose it free of charge. You hear what a repair costs before anything happens.
warranty-void-word = Void
warranty-what = the serial number
warranty-why = Why it is void


## Why the rules say no.

refusal-advance-not-now = This is not possible now: the replacement in advance has gone on. Look at where it stands, then decide again.
refusal-all-promised = No device on the shelf is free for this return: others have waited longer, or none is there. It goes on by itself as soon as one is put aside for it.
refusal-shelf-changed = Somebody changed this shelf meanwhile. On it now: { $there }. Check what you enter, then send it again.
refusal-amounts = These amounts cannot be added up.
refusal-case-not-now = This is not possible now: the return has gone on. Look at where it is, then decide again.
refusal-choice-over = The last day of this choice was { $date }. Nothing was changed.
refusal-doa-replaced = What was dead on arrival is replaced, not repaired.
refusal-line-not-now = This is not possible at this point of the device's way. Look at where it is, then decide again.
refusal-estimate-not-now = This estimate has been answered or has ended. Nothing was changed.
refusal-no-advance = No replacement in advance was asked for, or none was sent.
refusal-no-fault-named = The cause says that there is no fault. Choose the cause of the defect first.
refusal-no-piece = No such piece was in the box.
refusal-no-such-line = This device is not part of the return.
refusal-no-such-estimate = There is no such estimate to answer.
refusal-nothing-to-credit = A late credit is for a device that came after its last day and was found defective.
refusal-own-serial = This is the serial number of the defective device itself. Enter the one of the replacement.
refusal-technician-only = Only a technician may decide this.
refusal-supervisor-only = Only a supervisor may decide this.
refusal-no-step = Record at least one step of the script first.
refusal-no-step-tried = Try at least one step of the script first: so far all are recorded as not tried.
refusal-device-unknown = Say which device it is first: its serial number, or the product when the label cannot be read.
refusal-rma-exists = There is an RMA for this already.
refusal-rma-expired = The last day of this RMA was { $date }. A supervisor may extend it.
refusal-diagnosis-fault = Choose the fault code first.
refusal-diagnosis-findings = Write down what you found first.
refusal-diagnosis-test = Run at least one test first.
refusal-verdict-warranty = This verdict does not fit the warranty of the device.
refusal-doa-over = Dead on arrival was possible until { $date }.
refusal-doa-unknown = The day of delivery is not known, so dead on arrival cannot be decided.
refusal-void-evidence = Voiding a warranty needs a coded condition, a photo and a second person.
refusal-void-not-now = This is not possible now: the finding about the warranty has been decided on. Look at where it stands.
refusal-void-none = Nothing was found about the warranty that could be contested.
refusal-void-nothing = The warranty of this device is over or void already, so there is nothing to void.
refusal-void-code-off = The condition { $code } does not count in the customer’s country.
refusal-void-upgrade = This device has an upgrade that we sold: a drive in it is not a foreign one.
refusal-void-pending = A proposal to void the warranty waits for a second person. It is decided first.
refusal-void-second = You proposed this yourself: somebody else must look.
refusal-void-third = You had a part in this decision: another supervisor must decide the appeal.
refusal-appeal-over = The last day for an appeal was { $date }.
refusal-appeal-pending = There is an appeal, which is decided first. Nothing was changed.
refusal-work-agreed = The work or the disposal was agreed, so there can be no appeal any more. If something is wrong, write to us.
refusal-warranty-is-void = The warranty of this device was found void in an earlier return. A proof of purchase does not change that.
refusal-estimate-first = Nothing may proceed before the customer has accepted an estimate.
refusal-other-product = The replacement must be the same product as the device.
refusal-other-remedy = The customer accepted the other way.
refusal-nothing-to-quote = This repair costs the customer nothing, so there is nothing to quote.
refusal-estimate-malformed = An estimate has one or two alternatives, each with an amount above zero.
refusal-fault-was-found = The cause names a fault, or a test failed when it was run last. That does not go with “no fault found”.
refusal-tests-open =
    { $missing ->
        [one] One test is still open.
       *[other] { $missing } tests are still open.
    }
refusal-case-over = This return is closed, so nothing about it can be changed any more. If something is still wrong, call us, or report the device anew.
refusal-estimate-over = The last day for this estimate was { $date }. Nothing was changed, and the device comes back to you as it is.
refusal-another-open = This device has another return, which is open. Write to us there.
refusal-too-late-cancel = The device has arrived, so the return cannot be called off any more.
refusal-too-late-change = Our parcel has left, so the address cannot be changed any more.
refusal-warranty-decided = The warranty can be corrected only until the bench has given its verdict.
refusal-second-person = Somebody else must put this into force: you have proposed it.
refusal-proposal-open = Another proposal waits to be decided. What you typed is still here: decide that one first, then propose yours.
refusal-nothing-proposed = This is what is in force already: change at least one value.
refusal-booked-otherwise = This form was sent before, with something else in it. Look at the account, then begin anew.
refusal-hand-second = Somebody else must confirm this: you have entered it.
refusal-no-account = They have no account here.
refusal-not-reversible = This entry is not taken back by hand: what happens to the return does that.
refusal-pay-out-over = No more is paid out than the account is owed: { $amount }.
refusal-reversed-already = This entry was taken back before. Nothing was changed.
refusal-write-off-over = No more is given up than the account owes: { $amount }.
