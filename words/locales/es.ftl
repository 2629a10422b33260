### Español. El orden y las claves son los de en.ftl. Tratamiento de usted.
### «{ $device }» viene con su género propio («grabador NVR-16», «cámara X2»): las frases no deben concordar con él.


## Cuenta

account-age = Por antigüedad
account-age-ninety = De 61 a 90 días
account-age-older = Más de 90 días
account-age-sixty = De 31 a 60 días
account-age-thirty = Hasta 30 días
account-closing = Saldo al final del { $date }
account-column-amount = Importe
account-column-balance = Saldo
account-column-currency = Moneda
account-column-date = Fecha
account-column-return = Devolución
account-column-what = Concepto
account-column-why = Motivo
account-csv = Descargar en CSV
account-empty = Elija otros días para ver lo que se anotó antes.
account-empty-title = En estos días no se anotó nada
account-entry-advance-charge = Reposición anticipada
account-entry-advance-credit = Abono de la reposición anticipada
account-entry-advance-deduction = Pieza que falta de una reposición
account-entry-advance-forfeit = Reposición anticipada, conservada
account-entry-advance-return = Abono de la reposición que volvió
account-entry-freight-out = Nuestro paquete
account-entry-freight-price = Paquete
account-entry-freight-waived = Paquete, sin coste
account-entry-goodwill = Atención comercial
account-entry-pay-out = Abono pagado
account-entry-payment = Pago
account-entry-repair-charge = Trabajo
account-entry-replace-charge = Piezas o aparato
account-entry-reversal = Anulado
account-entry-warranty-cost = Coste de una garantía
account-entry-write-off = Condonado
account-from = Desde
account-from-what = el primer día
account-go = Mostrar estos días
account-left = Disponible para otros cargos
account-limit = Límite de crédito
account-link = Extracto de su cuenta
account-of = Cuenta de { $name }
account-opening = Saldo antes del { $date }
account-overdue = Vencido
account-overdue-why = A pagar en { $days } días
# El número de una página en papel.
account-page = Página { $page } de { $pages }
account-pay = Se paga por banco. Indique en el pago el número de la devolución: está junto a cada importe, abajo.
account-pdf = Descargar en PDF
account-returns = Sus devoluciones
account-signs = Lo que se nos debe figura sin signo; lo que debemos nosotros, con un menos.
account-stand-credit = Le debemos { $amount }.
account-stand-due = Usted nos debe { $amount }, a pagar como muy tarde el { $date }.
account-stand-due-first = Usted nos debe { $amount }; los primeros { $first } se pagan como muy tarde el { $date }.
account-stand-even = En su cuenta no hay nada pendiente.
account-stand-overdue = Usted nos debe { $amount }; { $overdue } están vencidos, lo primero desde el { $date }.
account-stand-owed = Usted nos debe { $amount }.
account-title = Extracto
account-until = Hasta
account-until-what = el último día


## Reposición anticipada

advance-account = A cuenta: figura en su extracto hasta que se abone o se pague
advance-account-hint = Límite de crédito { $limit }; quedan { $left }.
advance-add-proof = Añadir el comprobante de compra
advance-back = La devolución
advance-card = Con tarjeta
advance-card-another = Acepto: introducir otra tarjeta
advance-card-enter = Acepto: introducir la tarjeta
advance-card-failed = Introduzca otra tarjeta, o la misma de nuevo, y lo intentamos enseguida.
advance-card-failed-title = No se pudo hacer el cargo en { $card }
advance-card-hint-new = La introduce justo después, en la página de nuestro proveedor de pagos.
advance-card-none = Aún falta su tarjeta. Se introduce en la página de nuestro proveedor de pagos; nunca vemos su número.
advance-card-off = Ahora mismo no se aceptan tarjetas. Pague a cuenta y la reposición sale enseguida.
advance-card-saved = Se cargarán { $amount } en { $card } antes de que salga la reposición.
advance-card-title = Su tarjeta
advance-card-unreached = Ahora mismo no se puede abrir la página de pago. Inténtelo de nuevo en unos minutos; no se ha perdido nada.
advance-charge-title = Lo que se cobra
advance-choice-get-keep = La reposición sigue siendo suya. No se reembolsa nada.
advance-choice-get-return = { $amount } abonados, menos lo que falte
advance-choice-keep = Quedarme con la reposición
advance-choice-keep-go = Quedármela por los { $amount } ya cobrados
advance-choice-lead = Probamos su aparato y no encontramos avería. Vuelve a usted por nuestra cuenta. También tiene nuestra reposición: elija qué se hace con ella hasta el { $date }.
advance-choice-pieces = Debe estar en la caja
advance-choice-return = Devolver la reposición
advance-choice-return-go = Devolverla y recuperar { $amount }
advance-choice-return-go-via = Devolverla: { $amount } vuelven a { $distributor }
advance-choice-return-text = Devuélvala con todo lo que venía en su caja y en su embalaje original.
advance-choice-silence = Sin respuesta hasta el { $date }, esto es lo que ocurre.
advance-choice-still = Usted eligió devolverla. Hasta que esté aquí todavía puede quedársela.
advance-choice-title = ¿Devolver la reposición o quedársela?
advance-choice-what = si la devuelve o se queda con ella
advance-come-back-by = Envíela hasta
advance-consent = He leído lo que puede resultar, y acepto que se cobren { $amount } cuando se haya revisado el comprobante de compra y apartado un aparato para mí
advance-consent-what = que está de acuerdo
advance-end-defective = Lo encontramos defectuoso
advance-end-defective-card = El cargo vuelve a su tarjeta. Usted se queda con la reposición.
advance-end-defective-either = El cargo se abona en su cuenta o vuelve a su tarjeta, según cómo pagó. Usted se queda con la reposición.
advance-end-defective-text = El cargo se abona en su cuenta con nosotros. Usted se queda con la reposición.
advance-end-defective-via = El cargo se abona a { $distributor }, que se lo reembolsa. Usted se queda con la reposición.
advance-end-kept = No encontramos avería y se queda con la reposición
advance-end-kept-text = El suyo también vuelve a usted. No se reembolsa nada.
advance-end-not-returned = El suyo no llega en { $days } días
advance-end-not-returned-text = El cargo queda firme. Se lo recordamos antes.
advance-end-returned = No encontramos avería y devuelve la reposición completa
advance-end-returned-bare = Lo mismo, pero sin accesorios ni embalaje
advance-end-returned-bare-text = Cada pieza que falte se descuenta: { $pieces }.
advance-end-returned-text = El cargo se abona por completo.
advance-end-returned-via = El cargo se abona por completo a { $distributor }, que se lo reembolsa.
advance-end-void = Encontramos nula la garantía
advance-end-void-text = El suyo vuelve sin reparar salvo que elija otra cosa. Puede recurrir.
advance-ends-distributor = A { $distributor }
advance-ends-in-the-end = Paga al final
advance-ends-title = Lo que puede resultar
advance-ends-what = Si …
advance-expected = Esperada con usted
advance-go = Pedir la reposición
advance-go-consequence = No se cobra nada antes de revisar el comprobante de compra y apartar un aparato para usted
advance-lead = Le enviamos una reposición antes de que llegue el suyo, por { $amount }. Se cobra cuando hemos revisado el comprobante de compra y apartado un aparato para usted, y se abona cuando el suyo haya llegado y se encuentre defectuoso.
advance-link = Pedir una reposición anticipada
advance-link-follow = La reposición anticipada
advance-money-by-card = Pagado con su tarjeta.
advance-money-charged = Reposición anticipada
advance-money-charged-on = Cobrada el { $date }
advance-money-credited = Abonado
advance-money-on-statement = Figura en su extracto hasta que se abone o se pague.
advance-money-to-card = De vuelta a su tarjeta el { $date }
advance-money-to-distributor = A { $distributor }, el { $date }
advance-money-to-you = En su cuenta, el { $date }
advance-money-total = Cobrado hasta ahora
advance-no-title = No es posible una reposición anticipada
advance-none = –
advance-on-account = Pagar a cuenta
advance-on-account-consequence = { $amount } queda en su extracto hasta que se abone o se pague
advance-other-way = La otra vía
advance-other-way-text = Envíenos el aparato: se diagnostica el día que llega, gratis, y suele estar listo en uno o dos días laborables.
advance-over-limit-again = Puede pedirla otra vez y pagar con tarjeta.
advance-parcel = Reposición, para usted
advance-return-by = El suyo debe estar aquí el
advance-serial = Su número de serie
advance-state-approved = Aprobada. Se está cobrando la tarjeta.
advance-state-awaiting = Está con usted. Esperamos el suyo.
advance-state-card-failed = Aprobada, pero no se pudo hacer el cargo en su tarjeta.
advance-state-card-missing = Aprobada. Sale en cuanto se haga el cargo en su tarjeta: introdúzcala abajo.
advance-state-charged = Cobrada. Sale a continuación.
advance-state-charged-waits = Cobrada y en la lista: el que teníamos apartado para usted ya no está. Esperamos otro el { $on } y entonces se lo enviamos.
advance-state-charged-waits-no-date = Cobrada y en la lista: el que teníamos apartado para usted ya no está, y aún no tenemos la fecha del siguiente.
advance-state-coming-back = Usted la devuelve.
advance-state-in = El suyo está aquí y se está examinando.
advance-state-requested = Pedida. Revisamos el comprobante de compra y respondemos en un día laborable.
advance-state-requested-card = Pedida. Introduzca ahora su tarjeta; mientras tanto revisamos el comprobante de compra y respondemos en un día laborable.
advance-state-resolved = Resuelta.
advance-state-shipped = Va de camino a usted. Envíenos el suyo.
advance-state-waits = Aprobada y en la lista: no queda ninguno. Lo esperamos el { $on } y entonces se lo enviamos. No se cobra nada antes de apartar uno para usted.
advance-state-waits-no-date = Aprobada y en la lista: no queda ninguno y aún no tenemos su fecha. No se cobra nada antes de apartar uno para usted.
advance-stock-awaited = Ahora no queda ninguno; lo esperamos el { $on }. No se cobra nada antes de apartar uno para usted.
advance-stock-awaited-no-date = Ahora no queda ninguno y aún no tenemos su fecha. No se cobra nada antes de apartar uno para usted.
advance-stock-there = Hay uno disponible. Respondemos como muy tarde el { $answer }; después sale como muy tarde el { $leaves } y esperamos que le llegue como muy tarde el { $there }.
advance-stub-card = No se pudo hacer el cargo en su tarjeta
advance-stub-card-go = Indicar otra tarjeta o pagar a cuenta
advance-stub-card-text = La reposición está apartada para usted. Sale en cuanto esté pagada.
advance-stub-choose = ¿Devolver la reposición o quedársela?
advance-stub-choose-go = Elegir
advance-stub-send-back = Devuelva la reposición
advance-stub-send-back-text = Con todo lo que venía en su caja, y este número por fuera, a:
advance-title = Una reposición anticipada
advance-way = ¿Cómo paga?
advance-way-what = cómo paga
advance-why = Por qué puede pedirla
advance-withdraw = Anularla
advance-withdraw-consequence = Lo cobrado se devuelve
advance-withdraw-consequence-free = No se cobró nada


## Consejos

advice-camera-bad-picture =
    Retire la película protectora del domo, si todavía la tiene.
    Limpie el cristal con un paño suave y seco. El vaho por fuera desaparece solo en una hora.
    Gire el anillo de enfoque, o pulse el enfoque automático en el menú de la cámara, y espere diez segundos.
    Restablezca los ajustes de imagen en el menú de la cámara.
advice-camera-locked =
    Escriba de nuevo la contraseña respetando mayúsculas y minúsculas; compruebe si está activado el bloqueo de mayúsculas.
    Espere treinta minutos: tras cinco intentos fallidos la cámara se bloquea ese tiempo.
    Mantenga pulsado el botón de reinicio junto al cable quince segundos con la cámara encendida. Arranca con los ajustes de fábrica.
    Abra la cámara en un navegador y elija una contraseña nueva.
advice-camera-night-vision =
    Tape con un dedo el sensor de luz de la parte delantera. Las luces rojas deben encenderse en diez segundos.
    Ponga el modo día y noche en automático en el menú de la cámara.
    Busque una pared, un canalón o una telaraña cerca de la lente: devuelven la luz y dejan la imagen blanca.
    Limpie el cristal. Las huellas brillan de noche.
advice-camera-no-network =
    Mire las luces del puerto de red del switch o del grabador. Una debe estar encendida y otra debe parpadear.
    Conecte la cámara a un puerto que funcione con otra cámara, con el cable de esa cámara.
    Apague la cámara un minuto, vuelva a encenderla y espere dos minutos.
    Búsquela con la herramienta de detección. Si aparece con una dirección de otra red, asígnele una de la suya.
advice-camera-no-picture =
    Abra la cámara en un navegador con su dirección. Si allí ve imagen, el fallo está en el grabador o en el canal.
    En el grabador, borre el canal y añada de nuevo la cámara con su contraseña.
    Conecte la cámara a otro canal y con otro cable.
    Apáguela un minuto, vuelva a encenderla y espere dos minutos.
advice-camera-no-power =
    Conecte la cámara a una fuente o a un puerto que funcione con otra cámara.
    Use también el cable de esa cámara. Un cable de más de 100 metros lleva muy poca corriente.
    Compruebe que la fuente sirve: 12 V con al menos 1 A, o un puerto que dé PoE.
    Espere dos minutos a oscuras y busque las luces rojas alrededor de la lente.
advice-camera-restarts =
    Anote cuándo ocurre. Una cámara que se reinicia al anochecer recibe poca corriente para sus luces nocturnas.
    Pruebe con un cable más corto, o con un puerto que funcione con otra cámara.
    Compruebe que la fuente da lo suficiente para todas las cámaras que alimenta.
    Actualice su firmware y obsérvela durante una hora.
advice-camera-water =
    Corte la corriente ahora y no la vuelva a dar. La corriente y el agua juntas destruyen la placa.
    No abra la carcasa: el sello forma parte de la garantía.
    Haga una foto del vaho o del agua, y otra del extremo del cable. Nos ayudan a decidir.
    Déjela secar un día en un lugar cálido. Si el vaho desaparece y funciona, mire si el cable llega desde arriba: haga un bucle para que las gotas caigan antes del conector.
advice-kit-no-power =
    Averigüe qué no se enciende: el grabador, una cámara o todas.
    Una cámara: póngale el cable y el puerto de otra que funcione.
    Todas las cámaras: conecte el grabador a otro enchufe y espere tres minutos.
    El grabador: pruebe el adaptador de otro equipo con los mismos voltios y al menos los mismos amperios.
advice-kit-other =
    Averigüe qué parte es: el grabador o una de las cámaras.
    Cambie la cámara en cuestión por una que funcione, con su cable y su canal.
    Apague todo un minuto, vuelva a encenderlo y espere tres minutos.
    Haga una foto de lo que ve. Ayuda al técnico.
advice-other =
    Apague el equipo un minuto, vuelva a encenderlo y espere tres minutos.
    Pruebe otro cable y otro puerto.
    Actualice su firmware.
    Haga una foto de lo que ve. Ayuda al técnico.
advice-power-heat-or-noise =
    Si huele a quemado, desenchúfelo y no lo vuelva a enchufar. Pase a la página siguiente.
    Déjele un palmo de aire por cada lado y no lo apile sobre un grabador.
    Sume lo que consumen las cámaras: por encima del 80 % de lo que dice la etiqueta, el ventilador no para.
    Quite el polvo de las ranuras con el equipo desenchufado.
advice-power-no-power =
    Conecte una lámpara al mismo enchufe: debe encenderse.
    Desconecte todas las cámaras. Si ahora se enciende la luz, uno de los cables está en corto: conéctelas de una en una.
    Mire los fusibles o las luces pequeñas de las salidas. Una en rojo señala el cable.
    Espere diez minutos desenchufado: tras una sobrecarga se rearma solo.
advice-power-restarts =
    Desconecte todas las cámaras y obsérvelo diez minutos.
    Conecte las cámaras de una en una. Aquella con la que se reinicia está en corto, o es una de más.
    Conéctelo a otro enchufe, sin regleta.
advice-recorder-drive-fault =
    Guarde ahora lo que necesite: exporte las grabaciones a una memoria USB.
    Abra la página de los discos y anote el estado y las horas de cada uno.
    Apague el grabador, apriete bien los cables del disco y enciéndalo.
    No formatee el disco: con lo que contiene podemos ver qué pasó.
advice-recorder-heat-or-noise =
    Si huele a quemado, desenchúfelo y no lo vuelva a enchufar. Pase a la página siguiente.
    Déjele un palmo de aire por cada lado.
    Quite el polvo de las ranuras con el equipo desenchufado.
    Escuche de dónde viene: un traqueteo es el ventilador, un clic regular es un disco. Si hace clic, guarde primero sus grabaciones.
advice-recorder-locked =
    Espere treinta minutos: tras cinco intentos fallidos el grabador se bloquea ese tiempo.
    Elija «Olvidé la contraseña» en la pantalla conectada al grabador y responda a sus preguntas.
    Escanee con la aplicación el código de esa página: envía un código al correo que dio al configurarlo.
    ¿La primera configuración se detiene en la red? Quite el cable de red, termínela y vuelva a conectarlo.
advice-recorder-no-network =
    Mire las luces de su puerto de red: una debe estar encendida y otra debe parpadear.
    Pruebe el cable y el puerto de un ordenador que tenga conexión.
    Ponga su red en automático (DHCP) y reinícielo.
    Reinicie su router y espere cinco minutos.
advice-recorder-no-picture =
    Espere tres minutos tras encenderlo: primero comprueba sus discos.
    Pruebe otro monitor, por HDMI y por VGA, con otro cable.
    Mantenga pulsado el botón derecho del ratón cinco segundos: el grabador vuelve a una resolución que muestran todos los monitores.
    ¿Solo algunos canales a oscuras? Cambie sus cables por otros que funcionen.
advice-recorder-no-power =
    Conecte una lámpara al mismo enchufe: debe encenderse.
    Mire la luz del adaptador. Si está apagada, el fallo es el adaptador: díganoslo y le enviamos uno.
    Busque un interruptor en la parte trasera y apriete bien el conector.
    Quite todos los cables menos el de corriente. Si ahora arranca, conéctelos de uno en uno.
advice-recorder-not-recording =
    Mire su reloj. Con una fecha equivocada las grabaciones están, pero en otro día.
    Abra el horario: cada cámara necesita una barra de color en cada día.
    Abra la página de los discos. Cada uno debe decir normal, y la sobrescritura debe estar activada cuando se llenan.
    Busque ahora grabaciones de los últimos diez minutos, para ver si graba algo.
advice-recorder-restarts =
    Conéctelo a otro enchufe, sin regleta.
    Desconecte las cámaras que alimenta. Si se mantiene encendido, necesitan más de lo que da: conéctelas de una en una.
    Compruebe si está caliente y déjele un palmo de aire por cada lado.
    Actualice su firmware y obsérvelo durante una hora.


## Card

card-consent = Permito a { $maker } guardar mi tarjeta y hacer cargos en ella más adelante, sin que yo esté presente, por lo que pida en mis devoluciones: cada vez veo el importe antes de pedirlo.
card-declined-card-invalid = Su banco dice que la tarjeta está caducada, cerrada o no existe.
card-declined-holder-needed = Su banco quiere que usted mismo confirme la tarjeta.
card-declined-no-funds = Su banco dice que no hay saldo suficiente en la tarjeta.
card-declined-not-taken = Nuestro proveedor de pagos no aceptó el cargo; no es culpa de su tarjeta y lo estamos revisando.
card-declined-refused = Su banco rechazó la tarjeta y no nos dice por qué.
card-leaving-go = Ir a la página de pago
card-leaving-text = Introduzca su tarjeta en la página de nuestro proveedor de pagos y volverá aquí. Nunca vemos su número.
card-leaving-title = A la página de pago
card-own-remove = Eliminar la tarjeta
card-own-remove-consequence = No se le hacen más cargos; lo que ha pagado aún puede volver a ella
card-own-text = { $card } está guardada. Solo se hacen cargos por lo que usted pide, y antes ve cada importe.
card-own-title = Su tarjeta


## Common

common-add-another = Añadir otro
common-answer-choose = Elija una opción
common-back = Atrás
common-cancel = Cancelar
common-change = Cambiar
common-change-what = Cambiar { $what }
common-close = Cerrar
common-confirm = Confirmar
common-continue = Continuar
common-copied = Copiado
common-copy = Copiar
common-dont-know = No lo sé
common-download = Descargar
common-edit = Editar
common-hide = Ocultar
common-loading = Cargando
common-next-page = Página siguiente
common-no = No
common-none = Ninguno
common-nothing-to-do = No tiene que hacer nada.
common-not-provided = Sin indicar
common-optional = (opcional)
common-optional-label = { $label } (opcional)
common-or = o
common-page-title = { $page } – { $maker }
common-previous-page = Página anterior
common-print = Imprimir
common-remove = Quitar
common-remove-what = Quitar { $what }
common-save = Guardar
common-saved = Guardado
common-saved-at = Guardado a las { $time }
common-search = Buscar
common-send = Enviar
common-show = Mostrar
common-skip-to-content = Ir al contenido principal
common-today = Hoy
common-try-again = Intentar de nuevo
common-unknown = No se sabe
common-why = ¿Por qué?
common-yes = Sí


## Países

country-ar = Argentina
country-at = Austria
country-au = Australia
country-be = Bélgica
country-br = Brasil
country-ca = Canadá
country-ch = Suiza
country-cl = Chile
country-co = Colombia
country-cr = Costa Rica
country-cz = Chequia
country-de = Alemania
country-dk = Dinamarca
country-do = República Dominicana
country-ec = Ecuador
country-es = España
country-fi = Finlandia
country-fr = Francia
country-gb = Reino Unido
country-gt = Guatemala
country-ie = Irlanda
country-it = Italia
country-jp = Japón
country-mx = México
country-nl = Países Bajos
country-no = Noruega
country-nz = Nueva Zelanda
country-pa = Panamá
country-pe = Perú
country-pl = Polonia
country-pr = Puerto Rico
country-pt = Portugal
country-se = Suecia
country-us = Estados Unidos
country-uy = Uruguay


## Date

date-form-clock = { $hour }:{ $minute }
date-form-day = { $weekday } { $day } de { $month }
date-form-long = { $weekday } { $day } de { $month } de { $year }
date-form-short = { $day } { $month } { $year }
date-form-stamp = { $day } { $month } { $time }
date-form-with-time = { $date }, { $time }

date-month-april = abril
date-month-august = agosto
date-month-december = diciembre
date-month-february = febrero
date-month-january = enero
date-month-july = julio
date-month-june = junio
date-month-march = marzo
date-month-may = mayo
date-month-november = noviembre
date-month-october = octubre
date-month-september = septiembre

date-short-april = abr
date-short-august = ago
date-short-december = dic
date-short-february = feb
date-short-january = ene
date-short-july = jul
date-short-june = jun
date-short-march = mar
date-short-may = may
date-short-november = nov
date-short-october = oct
date-short-september = sept

date-weekday-friday = viernes
date-weekday-monday = lunes
date-weekday-saturday = sábado
date-weekday-sunday = domingo
date-weekday-thursday = jueves
date-weekday-tuesday = martes
date-weekday-wednesday = miércoles


## Demo

demo-admin = Invita a las personas y se ocupa del trabajo atascado.
demo-clerk = Recibe los paquetes escaneándolos y envía los equipos de vuelta.
demo-customer = Un cliente
demo-customer-does = Tiene una devolución con nosotros, mira dónde está y responde.
demo-lede = Esto es una demostración. Sus personas, equipos y devoluciones son inventados. Elija quién quiere ser; puede cambiar en cualquier momento.
demo-mailbox = Leer el correo que ha escrito la demostración
demo-role-admin = Administrador
demo-role-clerk = Encargado del muelle
demo-role-sales = Representante de ventas
demo-role-supervisor = Supervisor
demo-role-technician = Técnico
demo-sales = Envía reemplazos y hace recoger las entregas equivocadas.
demo-supervisor = Vigila el servicio y decide las excepciones, con un motivo.
demo-technician = Ayuda por teléfono, autoriza devoluciones, diagnostica y repara.
demo-title = Mire a su alrededor como una de estas personas


## Error

error-choose = Elija { $what }.
error-choose-one = Elija una de las respuestas.

error-date-future = Escriba una fecha que sea hoy o anterior. Ha escrito el { $date }.
error-date-invalid = Escriba una fecha que exista, como { $example }.
error-date-missing = Escriba la fecha con día, mes y año.
error-date-past = Escriba una fecha que sea hoy o posterior. Ha escrito el { $date }.
error-date-too-old = Escriba una fecha a partir del { $earliest }. Ha escrito el { $date }.

error-email = Escriba una dirección de correo con el formato correcto, como nombre@example.com.

error-file-damaged = El archivo seleccionado está dañado y no se puede abrir. Ábralo en su dispositivo, guárdelo de nuevo y seleccione el archivo nuevo.
error-file-empty = El archivo seleccionado está vacío.
error-file-failed = No se ha podido subir el archivo seleccionado. Inténtelo de nuevo.
error-file-heic = El archivo seleccionado es una foto HEIC, que no podemos abrir. Guárdela como JPEG y seleccione ese archivo.
error-file-named = { $file }: { $error }
error-file-none = Seleccione una foto o un PDF.
error-file-password = El archivo seleccionado está protegido con contraseña. Quite la contraseña y selecciónelo de nuevo.
error-file-pixels = La foto seleccionada debe tener como máximo { $max } píxeles de ancho y de alto. La suya tiene { $width } por { $height }.
error-file-quota = El archivo seleccionado no cabe. Le quedan { $left } de { $total } para esta devolución. Quite un archivo o seleccione uno más pequeño.
error-file-too-big = El archivo seleccionado debe ocupar menos de { $max }. El suyo ocupa { $size }.
error-file-too-many =
    { $max ->
        [one] Solo puede seleccionar un archivo.
       *[other] Solo puede seleccionar { $max } archivos como máximo.
    }
error-file-type = El archivo seleccionado debe ser JPEG, PNG, WebP o PDF.
error-file-virus = El archivo seleccionado contiene un virus. Seleccione otro archivo.

error-missing = Escriba { $what }.
error-missing-answer = Responda a esta pregunta para continuar.
error-not-a-number = Escriba { $what } en cifras, como { $example }.
error-phone = Escriba un número de teléfono con su prefijo, como +1 555 010 0199.
error-postcode = Escriba un código postal que exista, como { $example }.

error-reference = Escriba la referencia que figura en nuestro correo o en la hoja de envío. Se parece a { $example }.
error-reference-mistyped = Un carácter de { $reference } no es correcto. Compárela con nuestro correo o con la hoja de envío y escríbala de nuevo.

error-refused-busy = Estamos atendiendo a demasiadas personas a la vez. No se ha perdido nada. Inténtelo de nuevo dentro de un minuto.
error-refused-changed = Alguien ha cambiado esto mientras usted lo tenía abierto. No se ha guardado nada suyo. Mire lo que hay ahora y decida de nuevo.
error-refused-expired-code = Este código ha caducado. Pida otro.
error-refused-expired-link = Este enlace ha caducado. Pida otro con su referencia y su dirección de correo.
error-refused-expired-page = Esta página ha estado abierta demasiado tiempo. Lo que ha escrito sigue aquí. Envíelo de nuevo.
error-refused-failed = Algo ha fallado por nuestra parte. No se ha enviado nada. Inténtelo de nuevo. Si vuelve a fallar, escriba a { $contact } e indique { $id }.
error-refused-forbidden = No tiene permiso para hacer esto. Si debería tenerlo, pregunte a { $contact }.
error-refused-not-found = Esta página no existe o usted no puede verla. Compruebe la dirección o busque su devolución con la referencia.
error-refused-no-match = No hemos encontrado ninguna devolución con esta referencia y esta dirección de correo o código postal. Compruebe ambos datos.
error-refused-not-now = Esto ya no es posible, porque la devolución ha seguido su curso. Mire en qué punto está ahora.
error-refused-offline = No tiene conexión. Lo que ha escrito sigue aquí. Envíelo de nuevo cuando tenga conexión.
error-refused-read-only = En este momento podemos mostrarlo todo, pero no guardar nada. Inténtelo de nuevo después de las { $time }.
error-refused-too-large = Es más de lo que podemos recibir de una vez. Envíe menos archivos o archivos más pequeños.
error-refused-too-many-tries = Hubo demasiados intentos en poco tiempo. No se ha perdido nada. Espere quince minutos e inténtelo de nuevo; si no funciona, inténtelo mañana o llámenos.

error-serial-character = Escriba el número de serie de la etiqueta, solo letras de la A a la Z y cifras. El suyo contiene «{ $character }».
error-serial-length = Escriba el número de serie de la etiqueta, de { $min } a { $max } letras y cifras. El suyo tiene { $got }.
error-serial-length-exact = Escriba el número de serie de la etiqueta, { $length } letras y cifras. El suyo tiene { $got }.
error-serial-missing = Escriba el número de serie de la etiqueta.
error-serial-twice = { $serial } ya está en esta devolución. Quítelo o escriba otro.
error-serial-unknown = No conocemos ningún equipo con el número de serie { $serial }. Compárelo con la etiqueta.

error-summary-title = Hay un problema
error-title = Error: { $title }

error-code-wrong = Este no es el código que enviamos. Escriba las seis cifras del último correo.
error-credentials = La dirección de correo, la contraseña y el código no corresponden. Revise los tres.
error-date-before = Escriba una fecha a partir del { $earliest }.
error-date-not-future = Escriba una fecha de hoy o anterior.
error-date-not-past = Escriba una fecha de hoy o posterior.
error-file-megapixels = La foto elegida puede tener como máximo { $max } millones de píxeles. Hágala otra vez con menos resolución.
error-file-over = El archivo elegido debe ocupar menos de { $max }.
error-file-over-quota = Todos los archivos de esta devolución juntos deben ocupar menos de { $max }. Quite uno para añadir otro.
error-out-of-range = Escriba un número de { $min } a { $max }.
error-password-common = Esta contraseña es de las primeras que prueban los atacantes. Elija otra.
error-password-short = Elija una contraseña de al menos { $min } caracteres.
error-passwords-differ = Las dos contraseñas no son iguales. Escríbalas otra vez.
error-taken = Esto ya está en uso: { $what }. Escriba otro valor.
error-too-many-attempts = Demasiados intentos. Espere quince minutos y pruebe otra vez.
error-tracking = Escriba el número de seguimiento de la etiqueta, como { $example }.
error-tracking-mistyped = Un carácter de este número de seguimiento no es correcto. Compárelo con la etiqueta.
error-too-long =
    { $max ->
        [one] Acorte { $what } a un carácter. Ahora tiene { $got }.
        [many] Acorte { $what } a { $max } de caracteres como máximo. Ahora tiene { $got }.
       *[other] Acorte { $what } a { $max } caracteres como máximo. Ahora tiene { $got }.
    }
error-too-short =
    { $min ->
        [one] Escriba { $what } con al menos un carácter. Ahora tiene { $got }.
        [many] Escriba { $what } con al menos { $min } de caracteres. Ahora tiene { $got }.
       *[other] Escriba { $what } con al menos { $min } caracteres. Ahora tiene { $got }.
    }


## Presupuesto

estimate-accepted-repair = Usted eligió la reparación por { $total }.
estimate-accepted-replacement = Usted eligió la sustitución por { $total }.
estimate-accepted-text = Empezamos ahora y le escribimos cuando salga de nuestro taller. Su elección es definitiva.
estimate-back = Volver a la devolución
estimate-by = Estará listo
estimate-declined = Usted eligió recibirlo tal como está.
estimate-declined-text = Se lo enviamos de vuelta y no paga nada.
estimate-default = Esto es lo que pasa si no hace nada antes de terminar el { $date }.
estimate-dispose-back = Volver al presupuesto
estimate-dispose-get = Nada: el equipo se queda aquí
estimate-dispose-go = Sí, desháganse de él
estimate-dispose-lead = Rechaza el presupuesto de su { $device } y nos deja el equipo. Esto no se puede deshacer.
estimate-dispose-link = No lo devuelvan: desháganse de él por mí
estimate-dispose-point-data = Los discos y la memoria que contiene se destruyen con él. Las grabaciones no se pueden recuperar.
estimate-dispose-point-gone = El equipo no vuelve a usted, ni nada de lo que envió con él.
estimate-dispose-point-pay = No paga nada.
estimate-dispose-title = ¿Deshacernos de su { $device }?
estimate-disposed = Nos lo dejó para deshacernos de él.
estimate-disposed-text = No se le devuelve nada y no paga nada.
estimate-expired = Este presupuesto terminó el { $date }. Le devolvemos el equipo tal como está y no paga nada.
estimate-found = Lo que encontramos: { $findings }
estimate-get = Usted recibe
estimate-get-back = El equipo tal como está, sin reparar
estimate-get-repair = Su propio equipo, reparado y probado
estimate-get-replacement = Un equipo nuevo en su lugar
estimate-lead = El diagnóstico es gratis. No hacemos nada antes de que usted elija. Si no hace nada antes de terminar el { $date }, devolvemos el equipo tal como está.
estimate-link = Responder al presupuesto
estimate-pay = Usted paga
estimate-repair-go = Repararlo por { $total }
estimate-repair-title = Repararlo
estimate-replace-go = Sustituirlo por { $total }
estimate-replace-title = Sustituirlo
estimate-return-go = Devolverlo tal como está
estimate-return-text = Lo empaquetamos como vino y pagamos el envío de vuelta.
estimate-return-title = Devolverlo tal como está
estimate-silence = Si no hace nada antes de terminar el { $date }, lo devolvemos tal como está.
estimate-title = ¿Qué hacemos con su { $device }?
estimate-today = { $date }, si elige hoy


## Solicitud

file-address-city = Localidad
file-address-city-what = la localidad
file-address-company = Empresa
file-address-company-what = la empresa
file-address-country = País
file-address-country-what = el país
file-address-hint = También hace falta si no nos envía nada: el técnico puede mandarle una pieza.
file-address-line1 = Calle y número
file-address-line1-what = la calle y el número
file-address-line2 = Piso, oficina o edificio
file-address-line2-what = el piso, la oficina o el edificio
file-address-postcode = Código postal
file-address-postcode-what = el código postal
file-address-recipient = Quién lo recibe
file-address-recipient-what = el nombre de quien lo recibe
file-address-region = Estado, provincia o región
file-address-region-hint = Necesario en Estados Unidos, Canadá, México, Brasil, Australia y Japón.
file-address-region-what = el estado o la provincia
file-address-title = ¿A dónde lo enviamos de vuelta?
file-check-answer = Un técnico responde antes del { $date }.
file-check-cost-in = No paga nada por el diagnóstico. Si el fallo es nuestro, la garantía cubre también la reparación y el envío de vuelta.
file-check-cost-out = No paga nada por el diagnóstico. Si la reparación cuesta algo, le decimos antes el precio y usted decide.
file-check-device = El equipo
file-check-fault = Qué falla
file-check-send = Enviar la solicitud
file-check-terms = Lo que envía ahora y lo que sigue
file-check-title = Revise su solicitud
file-check-wait = No envíe el equipo todavía. Si tiene que venir, le enviamos el RMA por correo y tiene { $days } días desde entonces.
file-check-you = Usted
file-contact-email = Correo electrónico
file-contact-email-hint = Ahí enviamos la confirmación y cada paso de la devolución.
file-contact-email-what = su correo electrónico
file-contact-name = Su nombre
file-contact-name-what = su nombre
file-contact-phone = Número de teléfono
file-contact-phone-hint = El técnico le llama a ese número: es lo más rápido.
file-contact-phone-what = su número de teléfono
file-contact-title = ¿Cómo le contactamos?
file-description-hint = Desde cuándo, con qué frecuencia y qué hacen las luces. No escriba contraseñas. Si no sabe más, continúe.
file-description-title = ¿Qué ocurre exactamente?
file-description-what = la descripción
file-help-failed = Sigue sin funcionar
file-help-lede = { $symptom }: esto suele resolverlo sin enviarlo, y lleva unos minutos. Puede saltárselo.
file-help-skip = Saltar
file-help-title = Pruebe esto primero
file-help-works = Vuelve a funcionar
file-help-works-hint = Entonces no hay nada que enviar. Lo que escribió se borra solo.
file-kept-until = Se guarda hasta el { $date }.
file-later-send = Enviarme el enlace
file-later-sent = El enlace va de camino a su correo.
file-later-text = Le enviamos un enlace para continuar en cualquier dispositivo. Su solicitud se guarda hasta el { $date }.
file-later-title = Continuar más tarde
file-line-address = Dirección
file-line-bought = Comprado
file-line-bought-from = Comprado en
file-line-count =
    { $count ->
        [one] { $count } archivo
        [many] { $count } de archivos
       *[other] { $count } archivos
    }
file-line-description = En sus palabras
file-line-device = Equipo
file-line-email = Correo electrónico
file-line-fault = Qué falla
file-line-files = Fotos y comprobante
file-line-name = Nombre
file-line-phone = Teléfono
file-line-serial = Número de serie
file-line-tried = Consejos
file-line-tried-no = Sin probar
file-line-tried-yes = Probados, no sirvieron
file-line-unreadable = No se puede leer
file-line-warranty = Garantía
file-line-you = Usted
file-outcome-accept = Acepta el precio
file-outcome-accept-text = Lo reparamos o lo cambiamos y lo enviamos de vuelta. Paga lo que dice el presupuesto, nada más.
file-outcome-decline = No lo acepta
file-outcome-decline-text = Se lo devolvemos como llegó. El diagnóstico sigue siendo gratis.
file-outcome-doa = Era defectuoso desde el principio
file-outcome-doa-text = Hasta el { $date }, { $days } días desde su entrega: lo cambiamos gratis, con envío gratis.
file-outcome-no-fault = No encontramos ningún fallo
file-outcome-no-fault-text = Seguimos probando hasta estar seguros y se lo devolvemos con lo que probamos.
file-outcome-ours = Viene a nuestro taller y el fallo es nuestro
file-outcome-ours-text = Reparación o cambio, y el envío de vuelta: { $free }.
file-outcome-outside = Se dañó por una causa externa
file-outcome-outside-text = La garantía no lo cubre. Le escribimos antes de hacer nada.
file-outcome-support = Un técnico lo resuelve con usted
file-outcome-support-text = Por teléfono o correo, gratis. Se queda con el equipo.
file-outcome-time = Cuánto tarda
file-outcome-time-text = Suele diagnosticarse el día en que llega y estar listo en uno o dos días hábiles. La vuelta tarda unos cinco días hábiles.
file-outcomes-title = Qué puede pasar y cuánto cuesta
file-product-hint-unknown = No encontramos { $serial } entre los equipos que vendimos. Elija el producto y continúe; un técnico revisará el número.
file-product-hint-unreadable = Elija el que se parece al suyo. El nombre suele estar también en la parte delantera.
file-product-title = ¿Qué producto es?
file-product-what = el producto
file-proof-cancelled = Cancelado
file-proof-choose = Elija archivos o suéltelos aquí
file-proof-failed = No aceptado
file-proof-hint = La factura, la etiqueta y lo que falla. JPEG, PNG, WebP o PDF, hasta { $size } cada uno y { $count } archivos. Puede continuar sin ellos.
file-proof-lost = Se perdió la conexión. Inténtelo de nuevo.
file-proof-none = Todavía no hay archivos.
file-proof-ready = Listo
file-proof-sending = Enviando
file-proof-take = Hacer una foto
file-proof-title = Fotos y comprobante de compra
file-proof-upload = Subir
file-proof-yours = Sus archivos
file-purchase-day = Día
file-purchase-hint = El día de la factura, por ejemplo { $example }. Si no lo sabe, déjelo vacío y continúe.
file-purchase-month = Mes
file-purchase-shop = ¿Dónde lo compró?
file-purchase-shop-hint = Una tienda, un distribuidor o un instalador.
file-purchase-shop-what = el nombre de la tienda
file-purchase-title = ¿Cuándo lo compró?
file-purchase-what = el día de compra
file-purchase-year = Año
file-resume-go = Continuar aquí
file-resume-move = Pasa a este navegador, y aquel en el que empezó ya no podrá abrirla.
file-resume-no-device = un equipo aún sin nombrar
file-resume-text = La empezó para: { $device }. Se guarda hasta el { $date }.
file-resume-title = Continuar con su solicitud
file-sent-another = Solicitar para otro equipo
file-sent-by = hasta { $date }
file-sent-help = ¿Ha cambiado algo o tiene una pregunta? Llame al { $phone } o escriba a { $email }.
file-sent-keep = Guarde este número. También lo enviamos a { $email }.
file-sent-next = Un técnico le llama o le escribe antes del { $date }. Hasta entonces no tiene que hacer nada.
file-sent-packing = Si le pedimos que lo envíe
file-sent-packing-box = Use una caja firme con cinco centímetros de relleno por cada lado.
file-sent-packing-parts = Envíe solo el equipo. Guarde cables y discos salvo que el técnico se los pida.
file-sent-packing-slip = Ponga el volante en la caja y escriba el RMA por fuera.
file-sent-packing-wait = Espere el RMA. Sin él no sabemos de quién es un paquete.
file-sent-reference = Referencia
file-sent-sentence = Tenemos su solicitud para el equipo { $device }.
file-sent-signal = Con nosotros
file-sent-step-back = Vuelta
file-sent-step-back-text = Con UPS Ground, normalmente cinco días hábiles.
file-sent-step-bench = Taller
file-sent-step-bench-text = Suele diagnosticarse el día en que llega y estar listo en uno o dos días hábiles.
file-sent-step-filed = Enviada
file-sent-step-filed-text = La confirmación va de camino a su correo.
file-sent-step-rma = RMA
file-sent-step-rma-text = Solo si tiene que venir: un correo con la dirección, el volante para la caja y su último día, { $days } días desde entonces.
file-sent-step-support = Respuesta
file-sent-step-support-text = Un técnico le llama o le escribe e intenta primero resolverlo con usted. Tenga el equipo a mano y con corriente.
file-sent-steps = Qué pasa ahora
file-sent-title = Tenemos su solicitud
file-sent-track = Seguir esta devolución
file-serial-hint = En la etiqueta del equipo, de 12 a 16 letras y cifras. Los espacios y guiones no importan. Ejemplo: { $example }
file-serial-taken-link = Buscar esta devolución
file-serial-taken-text = Un equipo solo puede estar en una devolución a la vez. Mire cómo va: necesita su referencia o el correo con el que se envió. Si la devolución no es suya, escriba a { $contact }.
file-serial-taken-title = Este equipo ya está en una devolución
file-serial-title = ¿Cuál es el número de serie?
file-serial-unreadable = No lo puedo leer, o no hay etiqueta
file-serial-unreadable-hint = Elija el producto en la página siguiente.
file-serial-what = el número de serie
file-serial-where = ¿Dónde está el número de serie?
file-serial-where-bullet = Cámara bullet: en la parte inferior del cuerpo
file-serial-where-dome = Cámara domo: bajo la base, o dentro de la tapa
file-serial-where-kit = Kit: en el grabador. Cada cámara tiene el suyo
file-serial-where-power = Fuente o switch: en la parte trasera
file-serial-where-recorder = Grabador: abajo, cerca de la parte trasera
file-start-cost = Lo que puede costar
file-start-cost-text = El diagnóstico es gratis, con garantía o sin ella. Con garantía la reparación también. Sin garantía le decimos antes el precio, y no se hace nada hasta que acepte.
file-start-door-broken = No funciona
file-start-door-broken-hint = Un técnico intenta primero resolverlo con usted. Si tiene que venir, lo diagnosticamos gratis.
file-start-door-sales = No es lo que pedí, o no lo necesito
file-start-door-sales-hint = Lo arregla su representante de ventas, hasta 30 días después de la compra. Escríbanos con su número de pedido.
file-start-find = Buscar una devolución
file-start-hint = El número de serie está en la etiqueta del equipo. Una referencia es como { $example }.
file-start-label = Número de serie, o la referencia de una devolución
file-start-lede = Empiece con el número de serie. Sabrá enseguida si el equipo está en garantía y lo que puede costar. No necesita cuenta.
file-start-need = Lo que necesita
file-start-need-text = El número de serie, y la factura o una foto si las tiene. Puede seguir sin ellas.
file-start-resume = Continuar con su solicitud
file-start-resume-hint = Empezó una en este dispositivo. Se guarda hasta el { $date }.
file-start-time = Cuánto tarda
file-start-time-text = Unos cinco minutos ahora. Un técnico responde en un día hábil. Lo que escribe se guarda: puede parar y seguir más tarde.
file-start-title = Devolver un equipo
file-start-turnaround = La mitad de los equipos sale de aquí en { $half } desde su llegada; nueve de cada diez, en { $most }.
file-start-turnaround-days =
    { $count ->
        [one] { $count } día hábil
       *[other] { $count } días hábiles
    }
file-start-turnaround-even = Nueve de cada diez equipos salen de aquí en { $most } desde su llegada.
file-start-unreadable = No puedo leer el número de serie
file-start-what = el número de serie o una referencia
file-symptom-hint = Elija lo que más se acerque.
file-symptom-title = ¿Qué falla?
file-symptom-what = lo que falla
file-tag-not-sent = Sin enviar
file-tag-nothing = Sin indicar aún
file-tag-progress = { $done } de { $all } respondidas
file-tag-title = Su etiqueta hasta ahora
file-warranty-basis-inherited = Empezó el plazo del equipo al que sustituye
file-warranty-basis-invoice = La fecha de nuestra factura
file-warranty-basis-manufacture = El día en que se fabricó
file-warranty-basis-proof = La fecha de su comprobante de compra
file-warranty-basis-replacement = El día en que ocupó el lugar de otro
file-warranty-basis-shipment = El día en que lo enviamos
file-warranty-basis-stated = El día de compra que indicó
file-warranty-change = Cambiar el día de compra
file-warranty-go = Díganos qué falla
file-warranty-go-text = Un técnico lo lee e intenta resolverlo con usted. No envíe el equipo todavía.
file-warranty-in = En garantía
file-warranty-in-next = Lo diagnosticamos gratis. Si el fallo es nuestro, la reparación o el cambio no le cuesta nada, y el envío de vuelta tampoco.
file-warranty-in-sentence = Su { $device } está en garantía hasta el { $date }.
file-warranty-last-day = El último día en garantía
file-warranty-months =
    { $count ->
        [one] { $count } mes
        [many] { $count } de meses
       *[other] { $count } meses
    }
file-warranty-out = Fuera de garantía
file-warranty-out-next = Lo recibimos y lo diagnosticamos igualmente, gratis. Después le decimos lo que cuesta repararlo o cambiarlo. No se hace nada hasta que acepte.
file-warranty-out-sentence = La garantía de su { $device } terminó el { $date }.
file-warranty-proof-note = Comparamos el día que indicó con su comprobante de compra. Puede añadirlo más adelante.
file-warranty-records-note = Indicó el { $date } como día de compra. Contamos según nuestros registros hasta que hayamos comprobado su comprobante de compra: puede añadirlo más adelante.
file-warranty-short-in = Con garantía hasta el { $date }
file-warranty-short-out = Terminó el { $date }
file-warranty-term = Garantía de este producto
file-warranty-title = Garantía
file-warranty-unknown = Sin datos aún
file-warranty-unknown-next = Nada indica cuándo se vendió. Añada más adelante la factura o un recibo, y contamos desde su fecha. El diagnóstico es gratis en cualquier caso.
file-warranty-unknown-sentence = Aún no sabemos cómo está la garantía de su { $device }.
file-warranty-void = Anulada
file-warranty-void-next = Lo recibimos y lo diagnosticamos igualmente, gratis. Después le decimos lo que cuesta repararlo o cambiarlo. No se hace nada hasta que acepte.
file-warranty-void-sentence = La garantía de su { $device } quedó anulada el { $date }, en una devolución anterior.


## Language

language-change = Cambiar el idioma
language-name = Español


## Mail

mail-advance-charge-failed-next = Abra la devolución para indicar otra tarjeta o pagar a cuenta.
mail-advance-charge-failed-subject = No se pudo cobrar su tarjeta, { $number }
mail-advance-charge-failed-text = Aprobamos la reposición de su { $device } e intentamos cobrar { $amount }. El banco lo rechazó. No se cobró nada y no se ha enviado nada.
mail-advance-charge-failed-title = No se pudo cobrar su tarjeta.
mail-advance-charged-next = Sale a más tardar el { $date }. Le escribiremos con el número de seguimiento.
mail-advance-charged-subject = Su reposición está aprobada, { $number }
mail-advance-charged-text = Cobramos { $amount } por ella. Cuando su { $device } esté aquí y lo encontremos defectuoso, eso se abona.
mail-advance-charged-title = Le enviamos por anticipado una reposición de su { $device }.
mail-advance-choice-keep = Quedarse con la reposición
mail-advance-choice-keep-text = Los { $amount } que pagó por ella no se reembolsan. Es suya.
mail-advance-choice-return = Devolver la reposición
mail-advance-choice-return-text = Devuélvala con todo lo que venía en su caja y en su embalaje original, y se abonan { $amount }. Lo que falte se descuenta, pieza por pieza.
mail-advance-choice-silence = Sin respuesta hasta el { $date } se queda con la reposición y no se reembolsa nada.
mail-advance-choice-subject = Sin avería: su elección hasta el { $date }, { $number }
mail-advance-choice-text = Lo probamos y funciona, así que vuelve a usted por nuestra cuenta. También tiene nuestra reposición: elija qué se hace con ella.
mail-advance-choice-title = No encontramos avería en su { $device }.
mail-advance-credited-card = Vuelve a la tarjeta con la que pagó. Su banco puede tardar de cinco a diez días en mostrarlo.
mail-advance-credited-distributor = Se lo comunicamos a { $distributor } el { $date }, con el número { $number }. Pregúnteles si no tiene noticias.
mail-advance-credited-keep = La reposición es suya, con lo que quedaba de la garantía. El { $device } defectuoso se queda aquí.
mail-advance-credited-subject = Abonado: { $amount }, { $number }
mail-advance-credited-title = Su { $device } es defectuoso, y el cargo se abona.
mail-advance-credited-title-distributor = Su { $device } es defectuoso, y el abono va a su distribuidor.
mail-advance-denied-next = La vía de la reparación está abierta: envíenos el aparato y lo diagnosticamos gratis.
mail-advance-denied-subject = Sin reposición anticipada, { $number }
mail-advance-denied-title = No podemos enviar por anticipado una reposición de su { $device }.
mail-advance-extended-subject = Más días para su { $device }: hasta el { $date }, { $number }
mail-advance-extended-text = Si para entonces no está aquí, los { $amount } de la reposición quedan cobrados.
mail-advance-extended-title = Su aparato averiado puede llegar hasta el { $date }.
mail-advance-forfeited-late = Si aun así llega, escríbanos: nuestra supervisión decide sobre un abono tardío.
mail-advance-forfeited-subject = El cargo de { $amount } queda firme, { $number }
mail-advance-forfeited-title = La reposición de su { $device } se queda con usted.
mail-advance-reminder-subject = Envíenos por favor su { $device } hasta el { $date }, { $number }
mail-advance-reminder-text = Usted tiene nuestra reposición, y el suyo no ha llegado. Si no está aquí el { $date }, los { $amount } quedan cobrados. Si está en camino, díganos el número del paquete.
mail-advance-reminder-title = Esperamos su { $device } averiado.
mail-advance-requested-card = Paga con tarjeta: introdúzcala en la página de su devolución, si aún no lo ha hecho. El cargo se hace antes de que salga la reposición.
mail-advance-requested-next = Revisamos el comprobante de compra y respondemos a más tardar el { $date }. Antes no se cobra nada.
mail-advance-requested-subject = Su petición de reposición anticipada, { $number }
mail-advance-requested-title = Usted pidió una reposición anticipada de su { $device }.
mail-advance-returned-subject = La reposición está aquí: { $amount } abonados, { $number }
mail-advance-returned-title = La reposición de su { $device } volvió.
mail-advance-send-back-subject = Devuelva la reposición hasta el { $date }, { $number }
mail-advance-send-back-text = Póngala en su embalaje original con todo lo de la lista, escriba { $number } por fuera y envíela a la dirección de abajo. Se abonan { $amount } cuando esté aquí; lo que falte se descuenta.
mail-advance-send-back-title = Usted eligió devolver la reposición de su { $device }.
mail-advance-shipped-charge = Los { $amount } que pagó se abonan cuando el suyo esté aquí y lo encontremos defectuoso. Si no llega, quedan cobrados.
mail-advance-shipped-keep = Guarde su embalaje y todo lo que contiene hasta que el asunto quede resuelto.
mail-advance-shipped-next = Envíenos el averiado para que esté aquí el { $date }. La etiqueta va adjunta y también está en la caja.
mail-advance-shipped-subject = Su reposición está en camino; envíe el suyo hasta el { $date }, { $number }
mail-advance-shipped-title = La reposición de su { $device } está en camino.
mail-advance-withdrawn-subject = Sin reposición anticipada, { $number }
mail-advance-withdrawn-text = Lo cobrado se devuelve.
mail-advance-withdrawn-title = La reposición anticipada de su { $device } queda anulada.
mail-button-answer = Responder
mail-button-choose = Ver el presupuesto y elegir
mail-button-follow = Seguir su devolución
mail-button-invitation = Configurar su cuenta
mail-button-read = Leer y responder
mail-button-resume = Continuar con su solicitud

mail-called-off-next = No hay nada que enviar. Si tiene una hoja de envío o un número de RMA para ella, por favor, ya no los use.
mail-called-off-sent = Usted nos dio el número de un envío. Si ya está en camino, llámenos: acordamos con usted qué hacemos con él.
mail-called-off-subject = { $number }: devolución anulada
mail-called-off-title = La devolución de su { $device } está anulada.
mail-called-off-wrong = ¿No era lo que quería? Una devolución anulada queda cerrada. Responda a este correo y abrimos una nueva con usted.

mail-delivered-again = Si vuelve a fallar, díganoslo con su número de serie. Conocemos su historia y partimos de ahí.
mail-delivered-missing = Si el paquete no está, pregunte primero a sus vecinos o en recepción y después llámenos.
mail-delivered-replacement-subject = { $number }: se entregó la reposición de su { $device }
mail-delivered-replacement-title = Se entregó la reposición de su { $device }.
mail-delivered-subject = { $number }: su { $device } se ha entregado
mail-delivered-text = El transportista lo entregó el { $on }. Esta devolución está terminada. { common-nothing-to-do }
mail-delivered-title = Su { $device } se ha entregado.

mail-estimate-accepted-repair = Empezamos la reparación de su { $device }.
mail-estimate-accepted-replace = Preparamos el equipo de sustitución para su { $device }.
mail-estimate-accepted-subject = { $number }: ha aceptado el presupuesto
mail-estimate-accepted-text = Gracias. Aceptó esto el { $on }. Le escribimos cuando salga de aquí. { common-nothing-to-do }
mail-estimate-diagnosis-free = El diagnóstico es gratuito, elija lo que elija.
mail-estimate-ended-declined = Usted rechazó el presupuesto el { $on }.
mail-estimate-ended-expired = El presupuesto terminó el { $on } sin respuesta suya.
mail-estimate-ended-free = No paga nada: ni el diagnóstico ni el envío de vuelta.
mail-estimate-ended-mind = ¿Prefiere la reparación? Para eso hace falta una devolución nueva. Responda a este correo y la abrimos con usted.
mail-estimate-ended-next = Esperamos hacer el envío como muy tarde el { $by } y le escribimos con el número de seguimiento.
mail-estimate-ended-subject = { $number }: su { $device } vuelve como está
mail-estimate-ended-title = Su { $device } vuelve a usted como está.
mail-estimate-found = Lo que encontramos:
mail-estimate-labour = Mano de obra: { $amount }
mail-estimate-nothing-before = No hacemos nada hasta que usted elija.
mail-estimate-parts = Piezas: { $amount }
mail-estimate-ready =
    { $days ->
        [one] Listo un día hábil después de que acepte
        [many] Listo { $days } de días hábiles después de que acepte
       *[other] Listo { $days } días hábiles después de que acepte
    }
mail-estimate-reminder-subject = Elija como muy tarde el { $until }, { $number }
mail-estimate-reminder-title = Su { $device } espera aquí su decisión. El último día es el { $until }.
mail-estimate-repair = Reparación
mail-estimate-replace = Sustitución
mail-estimate-silence = Si no tenemos su respuesta antes de terminar el { $by }, le enviamos el equipo de vuelta como está, sin coste.
mail-estimate-subject = { $number }: el presupuesto para su { $device }
mail-estimate-title = Sabemos qué necesita su { $device }. Elija qué hacemos.
mail-estimate-until = Elija como muy tarde el

mail-expired-late = ¿Ya lo ha enviado? Llámenos con el número de seguimiento y abrimos con usted una devolución nueva para el equipo.
mail-expired-next = Por favor, ya no use este número para su envío. Si aún quiere enviarnos el equipo, pídanos uno nuevo.
mail-expired-subject = { $number }: este número de RMA ha terminado
mail-expired-title = Su { $device } no nos llegó antes de terminar el { $by }, así que el número de RMA ha terminado.

mail-extended-subject = { $number }: más tiempo, hasta el { $by }
mail-extended-text = El número de RMA y nuestra dirección no cambian. La hoja de envío adjunta lleva la fecha nueva: use esta, por favor.
mail-extended-title = Tiene más tiempo para enviarnos su { $device }: hasta el { $by }.

mail-fact-amount = Importe
mail-fact-carrier = Transportista
mail-fact-credited = Abonado
mail-fact-deducted = Descontado por { $piece }
mail-fact-device = Equipo
mail-fact-diagnosis = Diagnóstico, como muy tarde
mail-fact-expected = Se espera el
mail-fact-expected-back = Debería llegarle como muy tarde el
mail-fact-deadline = Debe llegarnos como muy tarde el
mail-fact-in-the-box = En su caja
mail-fact-out-of-stock = Agotado
mail-fact-ready = Listo, como muy tarde
mail-fact-received = Recibido el
mail-fact-replacement = Número de serie nuevo
mail-fact-return-by = El suyo debe estar aquí el
mail-fact-send-to = Envíelo a
mail-fact-sent-to = Enviado a
mail-fact-serial = Número de serie
mail-fact-total = Usted paga
mail-fact-tracking = Número de seguimiento

mail-filed-keep = Conserve el equipo hasta entonces: muchas averías se resuelven sin enviar nada, y una caja sin número de RMA no se puede asignar.
mail-filed-step-answer = Un técnico mira lo que nos ha contado y le escribe como muy tarde el { $by }.
mail-filed-step-bench = Si tiene que venir a nuestro banco de pruebas, recibirá un número de RMA, nuestra dirección y una lista de lo que debe incluir.
mail-filed-step-try = Quizá le pidamos que pruebe algunas cosas con nosotros. A menudo basta con eso.
mail-filed-subject = { $number }: tenemos su solicitud
mail-filed-title = Tenemos su solicitud para su { $device }.

mail-fixed-again = Si vuelve a fallar antes de que termine el { $by }, dígalo en la página de su solicitud. Sigue con el mismo número, donde se quedó. Después de ese día su solicitud queda cerrada.
mail-fixed-helped = Lo que ayudó:
mail-fixed-subject = { $number }: su { $device } funciona de nuevo
mail-fixed-text = Nuestro servicio técnico anotó el { $on } que está resuelto. { common-nothing-to-do }
mail-fixed-title = Su { $device } funciona de nuevo, así que no hace falta que nos envíe nada.

mail-foot = Puede responder a este correo: lo lee una persona.

mail-invitation-subject = Su cuenta en el servicio de devoluciones de { $maker }
mail-invitation-text = Elija una contraseña y configure el segundo factor con el enlace de abajo. Funciona una sola vez, hasta el { $until }.
mail-invitation-title = { $name }, tiene una invitación al servicio de devoluciones de { $maker }.
mail-invitation-wrong = ¿No lo esperaba? Entonces no haga caso de este correo.

mail-looking-help = ¿Recuerda cuándo falla o qué más estaba encendido? Responda a este correo: cualquier pista ayuda.
mail-looking-next = El equipo sigue en nuestro banco de pruebas hasta que la encontremos. Le escribimos como muy tarde el { $by } con lo que sepamos. { common-nothing-to-do }
mail-looking-reason = Es uno de los dos únicos motivos por los que una devolución tarda más de lo que dijimos.
mail-looking-subject = { $number }: aún no hemos encontrado la avería
mail-looking-title = Aún no hemos encontrado la avería de su { $device }.

mail-message-intro = { $name } escribe:
mail-message-subject = { $number }: un mensaje sobre su { $device }
mail-message-title = Tiene un mensaje sobre su { $device }.

mail-next = Qué pasa ahora

mail-number-rma = Número de RMA
mail-number-ticket = Número de ticket

mail-question-intro = { $name } pregunta:
mail-question-next = Su solicitud espera hasta que usted responda. Después, un técnico sigue antes de que termine el siguiente día hábil.
mail-question-subject = { $number }: tenemos una pregunta sobre su { $device }
mail-question-title = Necesitamos una respuesta suya para seguir con su { $device }.

mail-received-free = El diagnóstico es gratuito. Si una reparación tiene coste, recibirá antes un presupuesto, y no hacemos nada hasta que lo acepte.
mail-received-step-diagnosis = Diagnóstico, normalmente el mismo día hábil: como muy tarde el { $by }.
mail-received-step-longer = Solo dos cosas pueden tardar más: una avería que no se deja ver o una pieza agotada. Si es así, le escribimos.
mail-received-step-ready = Listo para volver a usted como muy tarde el { $by }.
mail-received-subject = { $number }: su { $device } ha llegado
mail-received-title = Su { $device } ha llegado.

mail-rejected-next = Vuelve a usted tal como llegó. { common-nothing-to-do }
mail-rejected-subject = { $number }: le devolvemos lo que llegó
mail-rejected-text = Lo que llegó con este número de RMA no es lo que acordamos, así que no podemos aceptarlo. Esta devolución está cerrada.
mail-rejected-title = Le devolvemos lo que llegó en lugar de su { $device }.
mail-rejected-wrong = ¿Cree que es un error? Responda a este correo. Si lo es, abrimos una devolución nueva con usted.

mail-reminder-cancel = ¿Ya no quiere enviarlo? Anule la devolución en su página.
mail-reminder-gone = ¿Ya lo ha enviado? Díganos el número de seguimiento en la página de su devolución.
mail-reminder-subject =
    { $days ->
        [0] { $number }: hoy es el último día
        [one] { $number }: queda un día
        [many] { $number }: quedan { $days } de días
       *[other] { $number }: quedan { $days } días
    }
mail-reminder-title =
    { $days ->
        [0] Su { $device } debe llegarnos hoy.
        [one] Queda un día: su { $device } debe llegarnos como muy tarde el { $by }.
        [many] Quedan { $days } de días: su { $device } debe llegarnos como muy tarde el { $by }.
       *[other] Quedan { $days } días: su { $device } debe llegarnos como muy tarde el { $by }.
    }

mail-resume-subject = Su solicitud aún no se ha enviado
mail-resume-text = Sus respuestas están guardadas. Con este enlace puede seguir donde lo dejó, en cualquier dispositivo, hasta el { $until }.
mail-resume-title = Su solicitud está guardada y aún no se ha enviado.
mail-resume-wrong = ¿No ha pedido este enlace? Entonces no haga caso de este correo.

mail-sales-closed-how = Cómo terminó:
mail-sales-closed-subject = { $number }: su solicitud está cerrada
mail-sales-closed-title = Su representante de ventas ha cerrado la solicitud para su { $device }.
mail-sales-closed-wrong = ¿Cree que es un error? Responda a este correo. Si lo es, abrimos una solicitud nueva con usted.
mail-sales-keep = Conserve el equipo hasta entonces.
mail-sales-next = Su representante de ventas le llama o le escribe como muy tarde el { $by }. { common-nothing-to-do }
mail-sales-subject = { $number }: su representante de ventas se encarga
mail-sales-title = Su representante de ventas se encarga de la solicitud para su { $device }.

mail-send-deadline = El número de RMA es válido hasta el { $by }. Si es demasiado pronto para usted, pídanos más tiempo antes de que termine.
mail-send-how = Cómo enviarlo
mail-send-next-arrival = Le escribimos en cuanto llegue.
mail-send-next-back =
    { $days ->
        [one] Vuelve a usted con UPS Ground, que suele tardar un día hábil.
        [many] Vuelve a usted con UPS Ground, que suele tardar { $days } de días hábiles.
       *[other] Vuelve a usted con UPS Ground, que suele tardar { $days } días hábiles.
    }
mail-send-next-diagnosis = El diagnóstico suele hacerse el mismo día hábil y es gratuito.
mail-send-next-ready =
    { $days ->
        [one] Esperamos terminar en un día hábil. Si una reparación tiene coste, recibirá antes un presupuesto.
        [many] Esperamos terminar en 1 a { $days } de días hábiles. Si una reparación tiene coste, recibirá antes un presupuesto.
       *[other] Esperamos terminar en 1 a { $days } días hábiles. Si una reparación tiene coste, recibirá antes un presupuesto.
    }
mail-send-step-number = Escriba { $number } en el exterior de la caja.
mail-send-step-pack = Embale bien el equipo. Las dos listas de abajo dicen qué va en la caja y qué se queda con usted.
mail-send-step-slip = Imprima la hoja de envío adjunta y póngala en la caja.
mail-send-step-tracking = Envíe la caja con el transportista que quiera y díganos el número de seguimiento en la página de su devolución.
mail-send-subject = { $number }: envíenos su { $device }
mail-send-title = Su devolución está autorizada. Envíenos su { $device }.

mail-shipped-no-fault = Hicimos todas las pruebas y no encontramos ninguna avería.
mail-shipped-replaced = Le llega un equipo nuevo en lugar del suyo.
mail-shipped-replacement-subject = { $number }: la reposición de su { $device } está de camino
mail-shipped-replacement-title = La reposición de su { $device } está de camino a usted.
mail-shipped-repaired = Hicimos la reparación y todas las pruebas.
mail-shipped-subject = { $number }: su { $device } está de vuelta a usted
mail-shipped-text =
    { $days ->
        [one] Salió de aquí el { $on } con { $service }, que suele tardar un día hábil.
        [many] Salió de aquí el { $on } con { $service }, que suele tardar { $days } de días hábiles.
       *[other] Salió de aquí el { $on } con { $service }, que suele tardar { $days } días hábiles.
    }
mail-shipped-title = Su { $device } está de vuelta a usted.
mail-shipped-track = Siga el paquete en { $carrier }:
mail-shipped-unrepaired = Vuelve como vino, según lo acordado. No paga nada.

mail-sign-in-code = Su código
mail-sign-in-secret = No dé este código a nadie. Nunca lo pedimos por teléfono ni por correo.
mail-sign-in-subject = Su código de acceso
mail-sign-in-title = Aquí tiene su código. Funciona una sola vez, durante los próximos { $minutes } minutos.
mail-sign-in-wrong = ¿No lo ha pedido? Entonces no haga caso de este correo: sin el código, nadie puede entrar.

mail-stock-date = Esperamos recibirlo el { $on } y entonces seguimos. { common-nothing-to-do }
mail-stock-no-date = Aún no tenemos su fecha. Le escribimos como muy tarde el { $by } con lo que sepamos. { common-nothing-to-do }
mail-stock-subject = { $number }: hay algo agotado
mail-stock-title-part = Una pieza para su { $device } está agotada.
mail-stock-title-replacement = El equipo de sustitución para su { $device } está agotado.

mail-wrong-unit-help = ¿Sabe qué ha pasado? Responda a este correo: es lo más rápido.
mail-wrong-unit-next = Lo guardamos aparte en lugar seguro. Lo revisamos y le escribimos como muy tarde el { $by }.
mail-wrong-unit-subject = { $number }: lo que llegó no es lo que esperábamos
mail-wrong-unit-title = Ha llegado otro equipo en lugar de su { $device }.
## Mailbox

mailbox-attachment = Adjunto: { $name }
mailbox-empty = Cada carta aparece aquí en cuanto se escribe.
mailbox-empty-title = Todavía no se ha enviado nada
mailbox-lede = Ninguna carta sale de este equipo. Aquí están, la última primero.
mailbox-letter = La carta
mailbox-title = Correo de la demostración
mailbox-to = Para { $email }


## Number

number-bytes =
    { $count ->
        [one] { $count } byte
       *[other] { $count } bytes
    }
number-decimal = ,
number-devices =
    { $count ->
        [one] { $count } equipo
       *[other] { $count } equipos
    }
number-gigabytes = { $size }{"\u00A0"}GB
number-group = .
number-group-least = 5
number-kilobytes = { $size }{"\u00A0"}kB
number-list-last = { $start } { $sound ->
        [i] e
       *[other] y
    } { $last }
number-list-more = { $start }, { $next }
number-megabytes = { $size }{"\u00A0"}MB
number-money = { $amount }{"\u00A0"}{ $symbol }
number-money-code = { $amount }{"\u00A0"}{ $code }
number-negative = −{ $amount }
number-symbol-cad = CAD
number-symbol-eur = €
number-symbol-gbp = £
number-symbol-mxn = MXN
number-symbol-usd = US$


## Packing

packing-in = Ponga en la caja
packing-in-all-padding = Relleno blando por los seis lados
packing-in-all-slip = La hoja de envío impresa
packing-in-camera = La cámara, con el objetivo tapado
packing-in-kit = Solo las partes que fallan; copie antes sus grabaciones, una reparación puede borrarlas
packing-in-power = La fuente de alimentación, apagada y seca
packing-in-recorder = El grabador con sus discos dentro; copie antes sus grabaciones, una reparación puede borrarlas
packing-out = Quédese con
packing-out-all-accessories = Accesorios, manuales y la caja original
packing-out-camera-card = La tarjeta de memoria: sáquela antes
packing-out-camera-mount = Soportes, tornillos y cables
packing-out-kit = Todas las partes que funcionan
packing-out-power-batteries = Pilas y baterías
packing-out-power-cables = Los cables de su instalación
packing-out-recorder-cables = Ratón, mando, adaptador y cables


## Razones

reason-advance-allowed-late = El plazo para una reposición anticipada terminó el { $last }, pero nuestra supervisión la permite hasta el { $until }: { $why }
reason-advance-allowed-late-outward = El plazo para una reposición anticipada terminó el { $last }, pero nuestra supervisión la permite hasta el { $until }.
reason-advance-called-off = Se anuló antes de salir de nuestra casa, así que los { $amount } se devuelven.
reason-advance-called-off-free = Se anuló antes de cobrar nada.
reason-advance-device-here = Su aparato ha llegado, así que nuestro banco lo examina primero. La reposición anticipada es para los días en que esperamos el aparato.
reason-advance-excluded = Este tipo de producto no se envía por anticipado. La vía de la reparación está abierta.
reason-advance-kept = Usted se queda con la reposición, así que los { $amount } que pagó por ella no se reembolsan.
reason-advance-no-proof = Primero necesitamos un comprobante de compra: la factura o el recibo. Añádalo a esta devolución y vuelva a pedirla.
reason-advance-not-covered = La garantía terminó el { $date }, y la reposición anticipada es para aparatos en garantía. Aun así recibimos su aparato y lo diagnosticamos gratis.
reason-advance-not-proven = Todavía nada muestra que el aparato esté en garantía. Con un comprobante de compra podemos decidir.
reason-advance-open = Comprado el { $bought }. La reposición anticipada está abierta { $days } días, hasta el { $last }; hoy es { $today }.
reason-advance-open-asked = Comprado el { $bought }. La reposición anticipada estuvo abierta { $days } días, hasta el { $last }; usted la pidió el { $today }.
reason-advance-over-limit = La cuenta puede deber { $limit } y debe { $owed }: otros { $amount } serían demasiado. Pague lo pendiente y pídala de nuevo.
reason-advance-over-limit-outward = La cuenta no lo admite ahora. Quien confirme que la devolución es suya verá las cantidades.
reason-advance-piece-missing = No volvió con la reposición: { $piece }.
reason-advance-price = { $share } % del precio de lista de { $base }.
reason-advance-price-whole = El precio de lista del producto.
reason-advance-proof-mismatch = El comprobante de compra que envió es de otro aparato o de otro comprador. Añada el correcto a esta devolución y vuelva a pedirla.
reason-advance-proof-unchecked = El comprobante de compra todavía no se ha revisado.
reason-advance-purchase-unknown = No sabemos cuándo se compró el aparato, así que no se pueden contar los días. Añada un comprobante de compra con su fecha.
reason-advance-returned = No se encontró avería y la reposición volvió: de los { $charged } que pagó se abonan { $credited }.
reason-advance-returned-complete = No se encontró avería y la reposición volvió completa: los { $charged } que pagó se abonan.
reason-advance-taken = Ya hay una reposición anticipada para este aparato.
reason-advance-too-late = Comprado el { $bought }. La reposición anticipada estuvo abierta { $days } días, hasta el { $last }; hoy es { $today }. La vía de la reparación está abierta.
reason-advance-void = La garantía del aparato es nula, así que los { $amount } que pagó por la reposición no se reembolsan.
reason-choice-over = No se encontró avería, y hasta el { $date } no tuvimos respuesta o paquete. La reposición se queda con usted, y los { $amount } no se reembolsan.
reason-defect-confirmed = Su aparato está aquí y lo encontramos defectuoso, así que los { $amount } que pagó por la reposición se le abonan, por el mismo medio con que pagó.
reason-defect-confirmed-distributor = Su aparato está aquí y lo encontramos defectuoso. Lo compró a { $distributor }, así que abonamos los { $amount } a esa empresa, y ella se los reembolsa a usted.
reason-defective-not-returned = Su aparato debía estar aquí el { $date } y no llegó, así que los { $amount } de la reposición quedan cobrados.
reason-diagnosis-free = El diagnóstico no cuesta nada.
reason-doa = Falló dentro de los { $days } días desde su entrega el { $from }, es decir, hasta el { $last }: se repone sin cargo, portes incluidos.
reason-doa-over = Entregado el { $from }. El defecto de origen contaba { $days } días, hasta el { $last }; ese plazo ha pasado. La garantía sigue.
reason-estimate-over-limit = La cuenta puede deber { $limit } y debe { $owed }: con este presupuesto debería otros { $amount }, que es demasiado. Pague lo pendiente y acéptelo después, o elija otra opción.
reason-estimate-repair = Usted aceptó el presupuesto de la reparación: piezas { $parts }, trabajo { $labour }. El diagnóstico es gratis.
reason-estimate-replace = Usted aceptó el presupuesto de una reposición: aparato { $parts }, trabajo { $labour }. El diagnóstico es gratis.
reason-freight-doa = Fue un defecto de origen: los portes de { $price } van por nuestra cuenta.
reason-freight-out = Nuestro paquete, { $price }.
reason-freight-warranty = La garantía cubre el defecto: los portes de { $price } van por nuestra cuenta.
reason-late-return = Su aparato llegó tarde, y nuestra supervisión abona los { $amount } de todos modos: { $why }
reason-no-fault-freight = No encontramos avería y lo devolvemos por nuestra cuenta: { $price }.
reason-packaging = el embalaje original
reason-paid-out = Pagado, { $reference }.
reason-payment = Su pago, { $reference }. Gracias.
reason-stated = { $why }
reason-warranty-cost = Entregado en garantía: { $item }, que nos cuesta { $cost }.
reason-warranty-cost-many = Entregado en garantía: { $item }, { $quantity } × { $each }, que nos cuesta { $cost }.


## Slip

slip-barcode = Código de barras del número de RMA { $number }
slip-deadline = Debe llegar como muy tarde el
slip-device = Equipo
slip-from = De
slip-link = Código QR que abre la página de esta devolución
slip-link-caption = Escanéelo para ver dónde está
slip-serial = Número de serie
slip-serial-unknown = No se puede leer
slip-title = Hoja de envío { $number }
slip-to = Enviar a
slip-write-outside = Escriba este número en el exterior de la caja.
## Shell

shell-dark = Oscuro
shell-find = Buscar una devolución
shell-help = ¿Necesita ayuda? Llame al { $phone } o escriba a { $email }.
shell-light = Claro
shell-not-taken = Lo último que envió no se aceptó.
shell-not-taken-show = Mostrarlo
shell-trouble-changed = Cambiado por otra persona
shell-trouble-ended = Esta página ha caducado
shell-trouble-failed = Algo falló por nuestra parte
shell-trouble-not-found = Página no encontrada
shell-trouble-offline = No tiene conexión
shell-trouble-start = Volver al inicio
shell-trouble-too-many = Demasiados intentos


## Sign

sign-ask = Envíenme un código
sign-code = El código del correo
sign-code-again = Enviar un código nuevo
sign-code-hint = Seis cifras. Vale durante diez minutos.
sign-code-other = Usar otra dirección
sign-code-sent = Si tiene una devolución con nosotros con { $email }, un código va de camino. Mire también en la carpeta de correo no deseado.
sign-code-title = Escriba el código
sign-code-what = el código
sign-email = Su dirección de correo
sign-email-hint = La que nos dio con su devolución.
sign-email-what = su dirección de correo
sign-go = Iniciar sesión
sign-lede = Enviamos un código a su dirección de correo. No necesita contraseña.
sign-out = Cerrar sesión
sign-returns = Sus devoluciones
sign-returns-begin = Devolver un equipo
sign-returns-empty = Cuando nos envíe un equipo, verá aquí dónde está.
sign-returns-empty-title = Todavía no tiene devoluciones
sign-returns-filed = Enviada el { $date }
sign-title = Iniciar sesión
sign-to-desk = ¿Trabaja aquí? Inicie sesión en el servicio


## Productos

product-family-bullet = Cámaras bullet
product-family-dome = Cámaras domo, torreta y móviles
product-family-kit = Kits
product-family-power = Fuentes y switches
product-family-recorder = Grabadores


## Status

status-appealed = Un supervisor que no participó en la decisión examina su recurso y le escribe como muy tarde el { $by }. Hasta entonces no se hace nada con su { $device }.
status-being-diagnosed = En diagnóstico
status-being-diagnosed-looking = Aún no hemos encontrado la avería. Su { $device } sigue en nuestro banco de pruebas hasta que la encontremos. Le escribimos como muy tarde el { $by } con lo que sepamos. { common-nothing-to-do }
status-being-diagnosed-sentence = Su { $device } está en nuestro banco de pruebas. Esperamos comunicarle el resultado como muy tarde el { $by }. { common-nothing-to-do }

status-being-repaired = En reparación
status-being-repaired-sentence = Estamos con la reparación de su { $device }. Esperamos enviar el equipo de vuelta como muy tarde el { $by }. { common-nothing-to-do }

status-being-replaced = Sustitución en preparación
status-being-replaced-sentence = Preparamos el equipo de sustitución para su { $device }. Esperamos enviarlo como muy tarde el { $by }. { common-nothing-to-do }

status-closed-without-repair = Cerrada sin reparación
status-closed-without-repair-cancelled = Usted anuló esta devolución el { $on }. Está cerrada. { common-nothing-to-do }
status-closed-without-repair-expired = Su { $device } no nos llegó antes de terminar el { $on }, así que esta devolución está cerrada. Si aún quiere enviarnos el equipo, pídanos una nueva.
status-closed-without-repair-rejected = Lo que llegó no es el equipo { $device } que esperábamos, así que se lo devolvemos. Esta devolución se cerró el { $on }. { common-nothing-to-do }

status-finished = Terminada
status-finished-advance = Terminado el { $date }: le enviamos una reposición por anticipado, y su { $device } se queda aquí.
status-finished-delivered = Su { $device } se entregó el { $on }. Esta devolución está terminada. { common-nothing-to-do }
status-finished-replacement = Su reposición se entregó el { $on }. Esta devolución está terminada. { common-nothing-to-do }
status-finished-sentence = Esta devolución terminó el { $on }. { common-nothing-to-do }

status-on-its-way-back = De vuelta a usted
status-on-its-way-back-no-date = Su { $device } salió de aquí el { $sent } con { $carrier }. Le escribimos cuando el transportista indique un día. { common-nothing-to-do }
status-on-its-way-back-packed = Su { $device } está listo para salir. Sale de aquí como muy tarde el { $by }. { common-nothing-to-do }
status-on-its-way-back-replacement = Su reposición salió de aquí el { $sent } con { $carrier }. Debería llegarle como muy tarde el { $by }. { common-nothing-to-do }
status-on-its-way-back-replacement-packed = Su reposición está lista para salir. Sale de aquí como muy tarde el { $by }. { common-nothing-to-do }
status-on-its-way-back-sentence = Su { $device } salió de aquí el { $sent } con { $carrier }. Debería llegarle como muy tarde el { $by }. { common-nothing-to-do }

status-on-its-way-to-us = De camino a nosotros
status-on-its-way-to-us-no-date = Su { $device } está de camino a nosotros. Le escribimos cuando llegue. { common-nothing-to-do }
status-on-its-way-to-us-sentence = Su { $device } está de camino a nosotros. Esperamos recibir el equipo como muy tarde el { $by }. { common-nothing-to-do }

status-received = Equipo recibido
status-received-exception = El { $on } llegó un paquete de esta devolución y su contenido no es el que esperábamos. Lo estamos revisando y le escribimos como muy tarde el { $by }. { common-nothing-to-do }
status-received-sentence = Recibimos su { $device } el { $on }. Esperamos terminar el diagnóstico como muy tarde el { $by }. { common-nothing-to-do }

status-requested = Solicitada
status-requested-sales = Tenemos su solicitud desde el { $on }. Su representante de ventas le responde como muy tarde el { $by }. { common-nothing-to-do }
status-requested-sentence = Tenemos su solicitud desde el { $on }. Un técnico le responde como muy tarde el { $by }. { common-nothing-to-do }

status-signal-done = Terminada
status-signal-moving = De camino
status-signal-trouble = Cerrada
status-signal-waiting = Le esperamos
status-signal-with-us = Con nosotros

status-testing = En pruebas
status-testing-sentence = Estamos probando su { $device } tras la reparación. Esperamos enviar el equipo de vuelta como muy tarde el { $by }. { common-nothing-to-do }


status-waiting-for-parts = A la espera de piezas
status-waiting-for-parts-no-date = Una pieza para su { $device } está agotada y aún no tenemos su fecha. Le escribimos como muy tarde el { $by } con lo que sepamos. { common-nothing-to-do }
status-waiting-for-parts-replacement = El equipo de sustitución para su { $device } está agotado. Esperamos recibirlo como muy tarde el { $by } y entonces se lo enviamos. { common-nothing-to-do }
status-waiting-for-parts-replacement-no-date = La reposición de su { $device } está agotada y aún no tenemos su fecha. Le escribimos como muy tarde el { $by } con lo que sepamos. { common-nothing-to-do }
status-waiting-for-parts-sentence = Una pieza para su { $device } está agotada. Esperamos recibirla como muy tarde el { $by } y entonces seguimos con la reparación. { common-nothing-to-do }

status-waiting-for-you = A la espera de su respuesta
status-waiting-for-you-advance-choice = No encontramos avería en su { $device }. Elija hasta el { $date } si devuelve la reposición para que se la abonemos o se queda con ella; sin respuesta se queda con ella y no se reembolsa nada.
status-waiting-for-you-advance-return = Devuelva la reposición de su { $device } con todo lo que venía en su caja, hasta el { $date }.
status-waiting-for-you-estimate = Sabemos qué necesita su { $device } y cuánto cuesta. No hacemos nada hasta que usted elija. Elija como muy tarde el { $by }.
status-waiting-for-you-information = Necesitamos una respuesta suya para seguir con su { $device }. Responda como muy tarde el { $by }.
status-waiting-for-you-sentence = Necesitamos su decisión para seguir con su { $device }. Decida como muy tarde el { $by }.

status-waiting-for-your-unit = A la espera de su equipo
status-waiting-for-your-unit-advance = Su reposición está de camino. Envíenos su { $device } con la avería de modo que llegue como muy tarde el { $by }, o el cargo de { $amount } queda firme.
status-waiting-for-your-unit-advance-there = Ya tiene su reposición. Envíenos su { $device } con la avería de modo que llegue como muy tarde el { $by }, o el cargo de { $amount } queda firme.
status-waiting-for-your-unit-sentence = Su devolución está autorizada. Envíenos su { $device } de modo que llegue como muy tarde el { $by }. Ponga la hoja de envío en la caja.


## Síntomas

symptom-bad-picture = La imagen es mala
symptom-bad-picture-hint = Borrosa, con niebla, rayas o colores raros
symptom-drive-fault = Un disco avisa de un error
symptom-drive-fault-hint = Un aviso en pantalla, pitidos o clics
symptom-heat-or-noise = Se calienta, hace ruido o huele a quemado
symptom-heat-or-noise-hint = Si huele a quemado, desenchúfelo ya
symptom-locked = No puedo entrar
symptom-locked-hint = No funciona la contraseña o la primera configuración
symptom-night-vision = No ve de noche
symptom-night-vision-hint = Oscuro, blanco o parpadeante
symptom-no-network = No está en la red
symptom-no-network-hint = No aparece, o se desconecta
symptom-no-picture = No hay imagen
symptom-no-picture-hint = Tiene corriente y no muestra nada
symptom-no-power = No se enciende
symptom-no-power-hint = Sin luz, sin sonido
symptom-not-recording = No graba
symptom-not-recording-hint = O faltan grabaciones
symptom-other = Otra cosa, o no lo sé
symptom-other-hint = Puede describirlo en la página siguiente
symptom-restarts = Se reinicia solo
symptom-restarts-hint = Una y otra vez, o a ciertas horas
symptom-water = Hay agua o vaho dentro
symptom-water-hint = Gotas tras el cristal, o un conector mojado


## Seguimiento

track-acts-title = Qué puede hacer
track-address-change = Cambiar la dirección
track-address-go = Guardar la dirección
track-address-lead = Puede cambiarla hasta que salga nuestro paquete.
track-address-title = ¿A qué dirección devolvemos el equipo?
track-ahead-arrival = Llega a nuestro almacén
track-ahead-news = Le escribimos con lo que sepamos
track-ahead-repair = Reparación o sustitución, si hace falta
track-ahead-replacement-sent = Le enviamos la reposición
track-ahead-replacement-with-you = La tiene usted
track-ahead-result = Le comunicamos el resultado del diagnóstico
track-ahead-ruling = Un supervisor decide su recurso
track-ahead-sales = Le responde su representante de ventas
track-ahead-second-look = Revisamos de nuevo lo que llegó
track-ahead-sent-back = Se lo enviamos de vuelta
track-ahead-settled = Si lo encontramos defectuoso, se abona el cargo y usted se queda con la reposición
track-ahead-stock = Llega lo que falta
track-ahead-support = Le responde un técnico
track-ahead-tests = Lo probamos
track-ahead-with-you = Lo tiene usted de nuevo
track-ahead-you-send = Nos llega su paquete: envíelo unos días antes
track-ahead-your-answer = Usted responde a nuestra pregunta
track-ahead-your-choice = Usted elige qué hacemos
track-by = como muy tarde el { $date }
track-cancel-back = Mantener la devolución
track-cancel-go = Anular esta devolución
track-cancel-lead = Dejamos de trabajar en esta devolución, así que no envíe ya el equipo. Si su envío ya está en camino, llámenos antes. Esto no se puede deshacer: para enviar el equipo después de todo, pida una devolución nueva.
track-cancel-link = Anular esta devolución
track-cancel-reason = El motivo, en pocas palabras
track-cancel-title = ¿Quiere anular esta devolución?
track-cancel-what-reason = el motivo
track-changed = Último cambio: { $when }.
track-code-again = Enviar otro código
track-code-field = Código del correo
track-code-go = Continuar
track-code-hint = Seis cifras. El código vale diez minutos.
track-code-lead = Si la dirección es correcta, hay un código de camino a { $email }.
track-code-title = Escriba el código que le enviamos
track-code-what = el código
track-document-slip = Hoja para la caja (PDF)
track-documents-title = Documentos
track-event-accepted-repair = Usted aceptó la reparación por { $total }
track-event-accepted-replacement = Usted aceptó la sustitución por { $total }
track-event-address-changed = Se cambió la dirección de vuelta
track-event-advance-approved = Aprobamos la reposición anticipada
track-event-advance-charge-failed = No se pudo cobrar su tarjeta: elija otra forma de pago
track-event-advance-charged = Cobramos { $amount } por la reposición anticipada
track-event-advance-choice = No se encontró avería: elija hasta el { $date } si devuelve la reposición o se queda con ella
track-event-advance-chosen-keep = Usted se queda con la reposición
track-event-advance-chosen-return = Usted devuelve la reposición
track-event-advance-delivered = La reposición llegó a su dirección
track-event-advance-extended = Su aparato puede llegar ahora hasta el { $date }
track-event-advance-on-account = Paga a cuenta, no con tarjeta
track-event-advance-requested = Usted pidió una reposición anticipada, { $price }
track-event-advance-sent = La reposición salió con { $carrier }; envíenos el suyo hasta el { $date }
track-event-answered = Usted respondió
track-event-asked = Le hicimos una pregunta
track-event-authorised = Su devolución está autorizada hasta el { $date }
track-event-bench-required = Un técnico decidió que el equipo debe venir a nuestro banco de pruebas
track-event-called-off = La devolución se anuló
track-event-closed-by-sales = Su representante de ventas cerró la solicitud
track-event-closed = La devolución está cerrada
track-event-declined = Usted rechazó el presupuesto
track-event-delivered = Se le entregó el equipo
track-event-diagnosed = El diagnóstico está hecho
track-event-diagnosis-begun = Empezó el diagnóstico
track-event-diagnosis-resumed = El diagnóstico continúa
track-event-disposal = Rechazó el presupuesto y nos pidió deshacernos del equipo
track-event-estimate = Le enviamos un presupuesto, que espera su respuesta hasta el { $date }
track-event-estimate-expired = El presupuesto terminó sin respuesta
track-event-exception-resolved = Aceptamos lo que llegó
track-event-expired = No nos llegó a tiempo
track-event-extended = Tiene hasta el { $date } para enviarlo
track-event-filed = Recibimos su solicitud
track-event-fixed = Vuelve a funcionar
track-event-no-fault = No encontramos ninguna avería
track-event-not-found-yet = Aún no hemos encontrado la avería y seguimos buscando
track-event-out-of-stock = Agotado: { $item }. Lo esperamos como muy tarde el { $date }
track-event-out-of-stock-no-date = Agotado: { $item }
track-event-proof-in = Comprobamos su comprobante de compra del { $bought }: en garantía hasta el { $date }
track-event-proof-out = Comprobamos su comprobante de compra del { $bought }: la garantía terminó el { $date }
track-event-proof-doubted = Su comprobante de compra no corresponde a este equipo
track-event-receipt-undone = Corregimos un error nuestro: aún no ha llegado
track-event-received = Llegó a nuestro almacén
track-event-rejected = Le devolvemos lo que llegó
track-event-reopened = Vuelve a fallar, así que lo revisamos de nuevo
track-event-repair-finished = La reparación está hecha
track-event-repair-started = Empezó la reparación
track-event-replacement = Recibirá un equipo de sustitución
track-event-sent = Usted lo envió con { $carrier }
track-event-shipped-back = Lo enviamos de vuelta con { $carrier }
track-event-shipped-replacement = Enviamos la reposición con { $carrier }
track-event-stock-arrived = Llegó lo que faltaba
track-event-support-started = Un técnico se ocupa de su caso
track-event-test-failed = Una prueba falló, así que está de nuevo en el banco
track-event-tests-passed = Todas las pruebas están superadas
track-event-to-sales = Su representante de ventas sigue con el caso
track-event-void = La garantía quedó anulada. Puede recurrir hasta el { $date }
track-event-void-appealed = Usted recurrió
track-event-void-excluded = La garantía sigue, pero no cubre este daño. Puede recurrir hasta el { $date }
track-event-void-overturned = Lo miramos otra vez: su garantía cuenta
track-event-void-upheld = Lo miramos otra vez: la decisión se mantiene
track-event-wrong-unit = Llegó un equipo distinto del que esperábamos
track-event-wrong-unit-undone = Corregimos un error nuestro: es el equipo correcto
track-facts-device = Equipo
track-facts-email = El correo va a
track-facts-serial = Número de serie
track-facts-to = Lo devolvemos a
track-facts-title = Esta devolución
track-files-add = Añadir una foto o un documento
track-find-contact = Correo electrónico o código postal
track-find-contact-hint = Los que indicó al pedir la devolución.
track-find-contact-what = su correo electrónico o su código postal
track-find-go = Buscar la devolución
track-find-lead = No necesita una cuenta. La referencia está en todos nuestros correos y en la hoja de envío.
track-find-reference = Referencia
track-find-reference-hint = Empieza por R o T y tiene la forma { $example }.
track-find-reference-what = la referencia
track-find-title = Buscar una devolución
track-find-whose = ¿De quién es la devolución? Escriba el correo electrónico o el código postal que le corresponde.
track-hidden = Para proteger sus datos, esta página oculta la dirección, los archivos y los mensajes.
track-hidden-go = Mostrar todo
track-mark-accepted = Aceptado
track-mark-accepted-unit = Aceptado
track-mark-address = Dirección
track-mark-advance-asked = Pedida
track-mark-advance-back = Volvió
track-mark-advance-charged = Cobrado
track-mark-advance-credited = Abonado
track-mark-advance-denied = No es posible
track-mark-advance-forfeited = Cargo firme
track-mark-advance-sent = Reposición enviada
track-mark-ahead = Por venir
track-mark-answer = Respuesta
track-mark-appeal = Recurso
track-mark-appeal-decided = Decidido
track-mark-authorised = Autorizado
track-mark-bench = En el taller
track-mark-bench-needed = Al taller
track-mark-called-off = Anulado
track-mark-checked = Revisado
track-mark-choice = Su elección
track-mark-closed = Cerrado
track-mark-corrected = Corregido
track-mark-declined = Rechazado
track-mark-delivered = Entregado
track-mark-diagnosed = Diagnóstico
track-mark-disposal = Desechado
track-mark-estimate = Presupuesto
track-mark-excluded = No cubierto
track-mark-expired = Vencido
track-mark-extended = Prolongado
track-mark-filed = Recibido
track-mark-in-stock = En almacén
track-mark-news = Noticias
track-mark-no-fault = Sin avería
track-mark-out-of-stock = Sin existencias
track-mark-proof = Comprobado
track-mark-proof-doubted = No corresponde
track-mark-question = Pregunta
track-mark-received = Llegó
track-mark-rejected = De vuelta
track-mark-reopened = Reabierto
track-mark-repair = Reparación
track-mark-repaired = Reparado
track-mark-replacement = Sustitución
track-mark-sales = Ventas
track-mark-searching = Buscando
track-mark-sent = Enviado
track-mark-settled = Resuelta
track-mark-shipped = Enviado
track-mark-solved = Resuelto
track-mark-support = Soporte
track-mark-test-failed = Prueba fallida
track-mark-tested = Probado
track-mark-void = Garantía anulada
track-mark-wrong-unit = Otro equipo
track-messages-empty = Nadie ha escrito todavía.
track-messages-go = Enviar el mensaje
track-messages-hidden =
    { $count ->
        [0] Los mensajes no se muestran aquí. Nadie ha escrito todavía.
        [one] Hay un mensaje. No se muestra aquí: lo mostramos cuando confirme que esta devolución es suya.
        [many] Hay { $count } de mensajes. No se muestran aquí: los mostramos cuando confirme que esta devolución es suya.
       *[other] Hay { $count } mensajes. No se muestran aquí: los mostramos cuando confirme que esta devolución es suya.
    }
track-messages-label = Su mensaje
track-messages-show = Mostrar los mensajes
track-messages-title = Mensajes
track-messages-what = su mensaje
track-messages-you = Usted
track-money-accepted = El precio que usted aceptó. No se añade nada.
track-money-choice = Si lo elige
track-money-diagnosis = Diagnóstico
track-money-doa = Gratis: llegó con un defecto de origen
track-money-free = Gratis
track-money-freight = Envío de vuelta
track-money-instead = en lugar de
track-money-on-statement = Figura en su extracto hasta que se pague.
track-money-repair = Reparación
track-money-replacement = Sustitución
track-money-sent = Aún no ha aceptado nada, así que no debe nada.
track-money-title = Lo que cuesta
track-money-total = Usted paga
track-money-warranty = Lo cubre su garantía. No paga nada.
track-news = Ha cambiado algo.
track-news-go = Mostrarlo
track-parcel-back = De vuelta a usted
track-parcel-back-delivered = Entregado el { $date }.
track-parcel-back-expected = Debería llegarle como muy tarde el { $date }.
track-parcel-carrier = Transportista
track-parcel-carrier-hint = Por ejemplo UPS, FedEx o su oficina de correos.
track-parcel-carrier-what = el transportista
track-parcel-change = Cambiar el número de seguimiento
track-parcel-follow = Seguir el paquete en { $carrier }
track-parcel-go = Guardar el número de seguimiento
track-parcel-in = De camino a nosotros
track-parcel-in-told = Nos lo dijo el { $date }.
track-parcel-lead = Así sabemos que viene de camino y usted puede seguirlo desde aquí.
track-parcel-number = Número de seguimiento
track-parcel-number-hint = En el recibo o en la etiqueta.
track-parcel-title = ¿Cómo lo envió?
track-parcel-tell = Indicar el número de seguimiento
track-parcels-title = Paquetes
track-prove-go = Enviar el código
track-prove-lead = Enviamos un código a { $email }, la dirección de esta devolución. Muestra que usted puede cambiarla.
track-prove-title = Primero un código, para saber que es usted
track-reference-rma = Número de devolución (RMA)
track-reference-ticket = Número de ticket
track-reopen = Vuelve a fallar
track-stamps-earlier =
    { $count ->
        [one] Mostrar un paso anterior
        [many] Mostrar { $count } de pasos anteriores
       *[other] Mostrar { $count } pasos anteriores
    }
track-stamps-title = Qué ha pasado y qué sigue
track-stub-answer = Responda a nuestra pregunta
track-stub-answer-go = Escribir la respuesta
track-stub-choose = Elija qué hacemos
track-stub-choose-go = Ver el presupuesto
track-stub-nothing = Nada que hacer ahora
track-stub-nothing-text = Le escribimos cuando pase algo. Esta página está siempre al día.
track-stub-over = Esta devolución ha terminado
track-stub-over-text = Puede volver a abrir esta página cuando quiera.
track-stub-send = Envíenos el equipo
track-stub-send-go = Imprimir la hoja
track-stub-send-note = Usted paga este envío y nosotros el de vuelta. ¿No tiene impresora? Escriba el número de RMA en una hoja de papel y métala en la caja.
track-stub-send-note-advance = El envío corre de su cuenta. ¿No tiene impresora? La hoja de envío también está en la caja de la reposición.
track-stub-send-text = Ponga la hoja de envío impresa en la caja, escriba el número de RMA por fuera y envíela con cualquier transportista a:


## Garantía anulada, daño que no cubre y recurso

void-appeal-button = Recurrir
void-appeal-go = Enviar el recurso
void-appeal-hint = Diga qué debemos mirar otra vez. Puede añadir fotos en la página de su devolución.
void-appeal-label = ¿Por qué no está de acuerdo?
void-appeal-lead = Puede recurrir hasta el { $date }. Un supervisor que no participó en la decisión mira el equipo, las fotos y lo que usted escriba.
void-appeal-title = Recurrir la decisión
void-appeal-what = por qué no está de acuerdo
void-box-appealed = Usted recurrió el { $date }. Un supervisor que no participó en la decisión lo mira y le escribe como muy tarde el { $by }. Hasta entonces no se hace nada con su equipo.
void-box-excluded = Su garantía no cubre este daño
void-box-excluded-appealed = Lo que vimos: daño sin cobertura, recurrido
void-box-excluded-text = Sigue para todo lo demás. Reparar este daño cuesta dinero, y no se hace nada antes de que acepte un presupuesto.
void-box-goes-on = Su garantía sigue hasta el { $date }.
void-box-overturned = Su garantía cuenta
void-box-overturned-text = Lo miramos otra vez el { $date }: tenía razón.
void-box-photos = Nuestras fotos de ello
void-box-seen = Lo que vimos: { $note }
void-box-until = ¿No está de acuerdo? Puede recurrir hasta el { $date }.
void-box-upheld = Lo miramos otra vez el { $date }: la decisión se mantiene.
void-box-void = La garantía de su equipo queda anulada
void-box-void-appealed = Lo que vimos: garantía anulada, recurrida
void-box-void-text = Dos técnicos lo comprobaron. Una reparación cuesta dinero, y no se hace nada antes de que acepte un presupuesto.
void-box-words = Nuestra respuesta: { $text }
void-code-accessory = Se usó con una fuente, un objetivo u otro accesorio que no es nuestro.
void-code-cable = Un cable o un conector está cortado, pelado o empalmado.
void-code-drive = Se puso o se quitó un disco u otra pieza sin nuestra aprobación.
void-code-firmware = Su firmware no es nuestro.
void-code-impact = Recibió un golpe o se cayó: la carcasa o el cristal está roto.
void-code-installation = Se instaló o se usó fuera de aquello para lo que está hecho.
void-code-label = La etiqueta con el número de serie falta, está cambiada o es ilegible, o los números no coinciden.
void-code-lightning = Un rayo, un incendio o una inundación lo dañó.
void-code-missing-parts = Faltan piezas del interior.
void-code-opened = La carcasa se abrió o un precinto está roto.
void-code-packing = Se dañó de camino a nosotros porque no estaba bien embalado.
void-code-proof = No hay comprobante de compra, o no se compró a un vendedor autorizado.
void-code-repair = Alguien no autorizado lo reparó o lo modificó.
void-code-voltage = Se conectó a una tensión equivocada, o una sobretensión lo quemó.
void-code-water = Entró agua o humedad, o insectos.
void-mail-decided-again = Su { $device } vuelve a estar en nuestro banco de pruebas. Le escribimos cuando sepamos qué necesita.
void-mail-decided-elsewhere = Ya no está aquí. Si todavía falla, comuníquelo de nuevo: su garantía cuenta.
void-mail-decided-estimate = El presupuesto espera su respuesta hasta el { $date }.
void-mail-decided-intro = Lo que encontramos:
void-mail-decided-subject = { $number }: hemos decidido su recurso
void-mail-decided-title-no = Miramos otra vez su { $device }. La decisión se mantiene.
void-mail-decided-title-yes = Miramos otra vez su { $device }. Tenía razón: su garantía cuenta.
void-mail-disposed-subject = { $number }: nos deshacemos de su { $device }
void-mail-disposed-text = Usted rechazó el presupuesto el { $on } y nos dejó el equipo para deshacernos de él. Lo reciclamos con todo lo que contiene; no se le devuelve nada.
void-mail-disposed-title = Nos deshacemos de su { $device }, como pidió.
void-mail-excluded-subject = { $number }: la garantía no cubre este daño de su { $device }
void-mail-excluded-title = La garantía de su { $device } no cubre este daño.
void-mail-free = El diagnóstico es gratuito de todos modos.
void-mail-next-appeal = ¿No está de acuerdo? Recurra en la página de su devolución hasta el { $date }. Decide un supervisor que no participó en esto.
void-mail-next-estimate = Le enviamos un presupuesto para repararlo o cambiarlo. No se hace nada antes de que usted elija.
void-mail-photos =
    { $count ->
        [one] Hay una foto en la página de su devolución.
        [many] Hay { $count } de fotos en la página de su devolución.
       *[other] Hay { $count } fotos en la página de su devolución.
    }
void-mail-proof-again = Añada otro comprobante en la página de su devolución y lo miramos.
void-mail-proof-intro = Por qué:
void-mail-proof-same = La garantía queda como estaba.
void-mail-proof-subject = { $number }: su comprobante de compra no corresponde a este equipo
void-mail-proof-title = Su comprobante de compra no corresponde a su { $device }.
void-mail-received-subject = { $number }: tenemos su recurso
void-mail-received-text = Un supervisor que no participó en la decisión mira el equipo, las fotos y lo que usted escribió, y le escribe como muy tarde el { $by }. Hasta entonces no se hace nada con su { $device }.
void-mail-received-title = Tenemos su recurso.
void-mail-seen = Lo que vimos:
void-mail-until = Recurra como muy tarde el
void-mail-void-subject = { $number }: la garantía de su { $device } queda anulada
void-mail-void-title = La garantía de su { $device } queda anulada.
void-mail-why = Por qué
void-reason-excluded = Este daño no está cubierto: { $codes } La garantía sigue para todo lo demás. Se puede recurrir hasta el { $date }.
void-reason-stands = La garantía cuenta. Empezó el { $starts }, por { $months }, hasta el { $ends } incluido: { $basis }.
void-reason-stands-unproven = La garantía está como antes: sin demostrar todavía.
void-reason-void = La garantía queda anulada: { $codes } Se puede recurrir hasta el { $date }.


## Consulta de la garantía

warranty-again = Consultar otro número de serie
warranty-ended = La garantía terminó el { $date }.
warranty-ended-text = Lo recibimos y lo diagnosticamos gratis de todos modos. Sabrá lo que cuesta repararlo antes de que se haga nada.
warranty-go = Consultar
warranty-in = En garantía hasta el { $date }.
warranty-in-text = Si falla, comuníquelo: el diagnóstico es gratis, y repararlo o cambiarlo por un defecto nuestro no cuesta nada.
warranty-label = Número de serie
warranty-lead = Escriba el número de serie de la etiqueta. Decimos hasta cuándo dura la garantía y cómo contamos, y nada sobre propietarios ni devoluciones.
warranty-none = No podemos decir nada sobre este número de serie.
warranty-none-text = Compárelo con la etiqueta. Si es correcto, comunique el equipo de todos modos: un comprobante de compra muestra cómo está su garantía.
warranty-replaced = Este equipo se sustituyó.
warranty-replaced-text = Su garantía siguió con el equipo que ocupó su lugar. Consulte aquel por su propio número de serie.
warranty-replaced-word = Sustituido
warranty-report = Comunicar una avería
warranty-title = ¿Está en garantía?
warranty-unproven = La garantía no está demostrada todavía.
warranty-unproven-text = Nada indica cuándo se vendió. Con un comprobante de compra contamos desde su fecha; el diagnóstico es gratis en cualquier caso.
warranty-void = La garantía quedó anulada el { $date }.
warranty-void-text = Lo recibimos y lo diagnosticamos gratis de todos modos. Sabrá lo que cuesta repararlo antes de que se haga nada.
warranty-void-word = Anulada
warranty-what = el número de serie
warranty-why = Por qué está anulada


## Por qué las reglas dicen que no.

refusal-advance-not-now = Ahora no es posible: la reposición anticipada ha avanzado. Mire en qué punto está y decida de nuevo.
refusal-all-promised = Ningún equipo del estante está libre para esta devolución: otros llevan más tiempo esperando, o no hay ninguno. Sigue por sí sola en cuanto se aparte uno para ella.
refusal-shelf-changed = Alguien ha cambiado este estante entretanto. Ahora hay en él: { $there }. Revise lo que introduce y envíelo de nuevo.
refusal-amounts = Estos importes no se pueden sumar.
refusal-case-not-now = Esto no es posible ahora: la devolución ha avanzado. Mire dónde está y decida de nuevo.
refusal-choice-over = El último día de esta elección fue el { $date }. No se cambió nada.
refusal-doa-replaced = Lo que llegó con un defecto de origen se repone, no se repara.
refusal-line-not-now = Esto no es posible en este punto del camino del equipo. Mire dónde está y decida de nuevo.
refusal-estimate-not-now = Este presupuesto ya fue respondido o ha caducado. No se cambió nada.
refusal-no-advance = No se pidió ninguna reposición anticipada, o no se envió.
refusal-no-fault-named = La causa dice que no hay avería. Elija primero la causa del defecto.
refusal-no-piece = En la caja no había tal pieza.
refusal-no-such-line = Este equipo no forma parte de la devolución.
refusal-no-such-estimate = No hay ningún presupuesto así por responder.
refusal-nothing-to-credit = El abono tardío es para un aparato que llegó después de su último día y se encontró defectuoso.
refusal-own-serial = Este es el número de serie del propio aparato averiado. Escriba el de la reposición.
refusal-technician-only = Solo un técnico puede decidir esto.
refusal-supervisor-only = Solo un supervisor puede decidir esto.
refusal-no-step = Anote primero al menos un paso del guion.
refusal-no-step-tried = Pruebe primero al menos un paso del guion: hasta ahora todos constan como no probados.
refusal-device-unknown = Diga primero qué equipo es: su número de serie, o el producto si la etiqueta no se puede leer.
refusal-rma-exists = Ya existe un RMA para esto.
refusal-rma-expired = El último día de este RMA fue el { $date }. Un supervisor puede ampliarlo.
refusal-diagnosis-fault = Elija primero el código de fallo.
refusal-diagnosis-findings = Anote primero lo que encontró.
refusal-diagnosis-test = Haga primero al menos una prueba.
refusal-verdict-warranty = Este dictamen no corresponde a la garantía del equipo.
refusal-doa-over = El plazo de defecto de origen terminó el { $date }.
refusal-doa-unknown = No se conoce el día de entrega, así que no se puede decidir un defecto de origen.
refusal-void-evidence = Anular una garantía exige una condición con código, una foto y una segunda persona.
refusal-void-not-now = Esto no es posible ahora: ya se decidió sobre la garantía. Mire cómo está.
refusal-void-none = No hay nada sobre la garantía que se pueda recurrir.
refusal-void-nothing = La garantía de este equipo ya terminó o ya está anulada: no hay nada que anular.
refusal-void-code-off = La condición { $code } no cuenta en el país del cliente.
refusal-void-upgrade = Este equipo tiene una ampliación que vendimos: un disco en él no es ajeno.
refusal-void-pending = Una propuesta de anular la garantía espera a una segunda persona. Eso se decide primero.
refusal-void-second = Usted mismo lo propuso: tiene que mirarlo otra persona.
refusal-void-third = Usted participó en esta decisión: otro supervisor tiene que decidir el recurso.
refusal-appeal-over = El último día para recurrir fue el { $date }.
refusal-appeal-pending = Hay un recurso, que se decide primero. No se cambió nada.
refusal-work-agreed = El trabajo o el desecho se acordó, así que ya no se puede recurrir. Si algo no está bien, escríbanos.
refusal-warranty-is-void = La garantía de este equipo quedó anulada en una devolución anterior. Un comprobante de compra no cambia eso.
refusal-estimate-first = Nada puede continuar antes de que el cliente acepte un presupuesto.
refusal-other-product = El equipo de sustitución debe ser el mismo producto.
refusal-other-remedy = El cliente aceptó la otra opción.
refusal-nothing-to-quote = Esta reparación no le cuesta nada al cliente, así que no hay nada que presupuestar.
refusal-estimate-malformed = Un presupuesto tiene una o dos opciones, cada una con un importe mayor que cero.
refusal-fault-was-found = La causa nombra una avería, o una prueba falló la última vez. Eso no concuerda con «sin avería».
refusal-tests-open =
    { $missing ->
        [one] Queda una prueba por hacer.
       *[other] Quedan { $missing } pruebas por hacer.
    }
refusal-case-over = Esta devolución está cerrada, así que ya no se puede cambiar nada. Si algo sigue mal, llámenos o avise de nuevo del fallo del equipo.
refusal-estimate-over = El último día para este presupuesto fue el { $date }. No se cambió nada, y el equipo vuelve a usted tal como está.
refusal-another-open = Este equipo tiene otra devolución abierta. Escríbanos allí.
refusal-too-late-cancel = El equipo ya llegó, así que la devolución ya no se puede anular.
refusal-too-late-change = Nuestro paquete ya salió, así que la dirección ya no se puede cambiar.
refusal-warranty-decided = La garantía solo se puede corregir hasta que el banco de pruebas haya dado su dictamen.
refusal-second-person = Otra persona debe ponerlo en vigor: usted lo propuso.
refusal-proposal-open = Hay otra propuesta por decidir. Lo que escribió sigue aquí: decida primero aquella y después proponga la suya.
refusal-nothing-proposed = Esto es lo que ya está en vigor: cambie al menos un valor.
refusal-booked-otherwise = Este formulario ya se envió con otro contenido. Mire la cuenta y empiece de nuevo.
refusal-hand-second = Otra persona debe confirmarlo: usted lo anotó.
refusal-no-account = No tiene cuenta aquí.
refusal-not-reversible = Este asiento no se anula a mano: lo hace lo que ocurra con la devolución.
refusal-pay-out-over = No se paga más de lo que se debe a la cuenta: { $amount }.
refusal-reversed-already = Este asiento ya se anuló. No se cambió nada.
refusal-write-off-over = No se condona más de lo que debe la cuenta: { $amount }.
