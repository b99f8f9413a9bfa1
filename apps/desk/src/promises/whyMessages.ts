import { defineMessages } from '@hilo/ui/i18n';

/** "Why this date?": one sentence for each thing that was taken into account. */
export const whyMessages = defineMessages({
  es: {
    'why.title': '¿Por qué esta fecha?',
    'why.law': 'Lo fija la norma: {article}.',
    'why.promise': 'Es lo prometido para este canal y este tipo de gestión.',
    'why.agent': 'Lo prometió {name}.',
    'why.waiting': 'Es el día en que vuelve de la espera.',
    'why.snooze': 'Es cuando acaba el aplazamiento.',
    'why.repair': 'No tenía ningún plazo, y una gestión abierta siempre tiene uno: hay que mirarla.',
    'why.decided': 'La decisión se tomó el {day}, y la ley da un plazo aparte para notificarla.',
    'why.stood':
      'El plazo estuvo parado desde el {moment}, cuando se pidió al cliente lo que faltaba, hasta que lo completó el {until}. Sigue con lo que quedaba.',
    'why.start': 'Cuenta desde el {moment}, que es cuando llegó.',
    'why.noted': 'Se anotó el {moment}.',
    'why.firstDay': 'Llegó el {moment}. Ese día no cuenta: el primero es el {day}.',
    'why.arrived': 'Llegó el {moment}.',
    'why.goesOn': 'Se sigue contando el {day}.',
    'why.workingDays':
      '{count, plural, one {Es un día hábil} other {Son # días hábiles}}: los días en que se trabaja.',
    'why.calendarDays':
      '{count, plural, one {Es un día natural} other {Son # días naturales}}: cuentan también sábados, domingos y festivos.',
    'why.hours':
      '{count, plural, one {Es una hora seguida} other {Son # horas seguidas}}, de día y de noche.',
    'why.months':
      '{count, plural, one {Es un mes} other {Son # meses}}, de fecha a fecha: hasta el mismo día de ese mes, o hasta el último si es más corto.',
    'why.openHours': 'Se cuentan {duration} de horario de atención.',
    'why.openHoursOf': 'Se cuentan {duration} del horario «{hours}».',
    'why.moment': 'La hora la eligió una persona.',
    'why.weekends': 'No cuentan los fines de semana.',
    'why.saturdays': 'No cuentan los domingos; los sábados sí.',
    'why.holidays': '{count, plural, one {No cuenta el festivo} other {No cuentan los festivos}}: {days}.',
    'why.noHolidays': 'No hay festivos de por medio.',
    'why.holiday': '{day} ({name})',
    'why.calendar': 'Los festivos son los de {name} (calendario versión {version}).',
    'why.calendarsShared': 'Solo se saltan los festivos comunes a {names}, que es lo más estricto.',
    'why.calendarOf': '{name} (calendario versión {version})',
    'why.provisional':
      'Es provisional: los festivos de {years} aún no están publicados. Si cambian, esta fecha puede moverse.',
    'why.zone': 'Las horas son las de {zone}.',
    'why.due': 'Vence el {moment}.',
    'why.extendedFrom': 'Vencía el {moment}.',
    'why.extended': '{name} lo amplió el {moment}, antes de que venciera, y el cliente lo sabe.',
    'why.extendedWhy': 'El motivo: «{reason}»',
    'why.extendedLimit': 'La ley deja ampliarlo una vez, hasta el {moment} como mucho.',
    'why.binds': 'De los {count} plazos legales de esta gestión manda este: ninguno vence antes.',
    'why.yieldsSameDay': 'No es el que manda: el de {article} vence a la vez.',
    'why.yields': 'No es el que manda: antes vence el de {article}, el {day}.',
    'why.paused':
      'Está parado desde el {moment}, mientras se espera al cliente. Quedan {duration} de horario.',
    'why.assumption.workingDaysOfCustomerPlace':
      'La ley no dice de dónde son los días hábiles: se toman los del lugar del cliente.',
    'why.assumption.calendarDays':
      'La ley dice «días», sin «hábiles»: se cuentan naturales, que es lo más estricto.',
    'why.assumption.readAsWorkingDays': 'La ley dice «días»; muchos lo leen como días hábiles.',
    'why.assumption.noTransition': 'La ley no dio tiempo para adaptarse: se aplica ya.',
    'why.assumption.whateverItIsCalled':
      'Da igual cómo lo llame el cliente: se trata de un corte, y para eso el plazo es este.',
    'why.assumption.upTo15Kilowatts': 'Vale para contratos de hasta 15 kW.',
    'why.assumption.sectorLawFirst': 'Si la ley de su sector dice otra cosa, manda esa.',
    'why.rolled':
      'Ese día no se trabaja, y la ley deja acabar el plazo el siguiente día hábil. Se saltan: {days}.',
    'why.assumption.unionDaysOfRest':
      'Lo fija una norma de la Unión Europea, y ninguno de sus plazos acaba en sábado, domingo o festivo (Reglamento 1182/71, art. 3.4).',
    'why.assumption.secondarySource': 'Se leyó en una fuente secundaria, no en el texto de la ley.',
  },
  en: {
    'why.title': 'Why this date?',
    'why.law': 'The law sets it: {article}.',
    'why.promise': 'It is what is promised for this channel and this kind of ticket.',
    'why.agent': '{name} promised it.',
    'why.waiting': 'It is the day on which it comes back from waiting.',
    'why.snooze': 'It is when the snooze ends.',
    'why.repair': 'It had no deadline, and an open ticket always has one: somebody has to look at it.',
    'why.decided': 'The decision was taken on {day}, and the law sets a time of its own for its notice.',
    'why.stood':
      'The time stood still from {moment}, when the customer was asked for what was missing, until they completed it on {until}. It goes on with what was left.',
    'why.start': 'It counts from {moment}, which is when it came in.',
    'why.noted': 'It was noted on {moment}.',
    'why.firstDay': 'It came in on {moment}. That day does not count: the first one is {day}.',
    'why.arrived': 'It came in on {moment}.',
    'why.goesOn': 'The count goes on with {day}.',
    'why.workingDays':
      '{count, plural, one {There is one working day} other {There are # working days}}: days on which people work.',
    'why.calendarDays':
      '{count, plural, one {There is one calendar day} other {There are # calendar days}}: Saturdays, Sundays and holidays count, too.',
    'why.hours':
      '{count, plural, one {There is one hour} other {There are # hours}} without a break, day and night.',
    'why.months':
      '{count, plural, one {There is one month} other {There are # months}}, from date to date: until the same day of that month, or its last where it is shorter.',
    'why.openHours': '{duration} of opening hours are counted.',
    'why.openHoursOf': '{duration} of the hours “{hours}” are counted.',
    'why.moment': 'A person chose the time.',
    'why.weekends': 'Weekends do not count.',
    'why.saturdays': 'Sundays do not count; Saturdays do.',
    'why.holidays':
      '{count, plural, one {This holiday does not count} other {These holidays do not count}}: {days}.',
    'why.noHolidays': 'No holiday lies between.',
    'why.holiday': '{day} ({name})',
    'why.calendar': 'The holidays are those of {name} (calendar version {version}).',
    'why.calendarsShared':
      'Only holidays that {names} share are passed over, which is the strictest reading.',
    'why.calendarOf': '{name} (calendar version {version})',
    'why.provisional':
      'It is provisional: the holidays of {years} are not published yet. If they change, this date may move.',
    'why.zone': 'Times are those of {zone}.',
    'why.due': 'It is due on {moment}.',
    'why.extendedFrom': 'It was due on {moment}.',
    'why.extended': '{name} extended it on {moment}, before it was due, and the customer was told.',
    'why.extendedWhy': 'The reason: “{reason}”',
    'why.extendedLimit': 'The law lets it be extended once, until {moment} at the latest.',
    'why.binds': 'Of the {count} legal deadlines of this ticket this one binds: none comes before it.',
    'why.yieldsSameDay': 'It is not the one that binds: that of {article} ends at the same time.',
    'why.yields': 'It is not the one that binds: that of {article} comes before it, on {day}.',
    'why.paused':
      'It has stood still since {moment}, while the customer is waited for. {duration} of opening hours are left.',
    'why.assumption.workingDaysOfCustomerPlace':
      'The law does not say whose working days: those of the customer’s place are taken.',
    'why.assumption.calendarDays':
      'The law says “days”, not “working days”: all of them count, which is the strictest reading.',
    'why.assumption.readAsWorkingDays': 'The law says “days”; many read working days.',
    'why.assumption.noTransition': 'The law gave no time to adapt: it applies now.',
    'why.assumption.whateverItIsCalled':
      'Whatever the customer calls it, it is about a cut, and this is the time for that.',
    'why.assumption.upTo15Kilowatts': 'It holds for contracts of up to 15 kW.',
    'why.assumption.sectorLawFirst': 'Where the law of its sector says otherwise, that law holds.',
    'why.rolled':
      'Nobody works on that day, and the law lets the time end with the next working day. Passed over: {days}.',
    'why.assumption.unionDaysOfRest':
      'A law of the European Union sets it, and none of its times ends on a Saturday, a Sunday or a holiday (Regulation 1182/71, art. 3(4)).',
    'why.assumption.secondarySource': 'It was read in a secondary source, not in the law itself.',
  },
});
