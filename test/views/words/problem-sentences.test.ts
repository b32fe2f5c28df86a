import t from 'tap';
import { type InputError, type RefusalCode, refusals } from '../../../src/domain/refusals.js';
import { problemInWords, sentenceInWords } from '../../../src/views/words/problems.js';

/** What a page says in Spanish of a refusal. */
function told(code: RefusalCode, detail: string, ...errors: InputError[]) {
  return problemInWords({ code, title: refusals[code].title, detail, errors }, 'es');
}

t.test(
  'a field that is too long says so beside the field, and above the form by its name',
  async t => {
    const message = 'must NOT have more than 300 characters';
    t.same(told('invalid-input', `/title: ${message}.`, { pointer: '/title', message }), {
      title: 'Algo de lo que has escrito no vale.',
      detail: 'title: no puede tener más de 300 caracteres.',
      errors: [
        { pointer: '/title', message: 'no puede tener más de 300 caracteres', suggestions: [] },
      ],
    });
  },
);

t.test('what is wrong with the query, a header or all of the body names that', async t => {
  const of = (place: string, message: string) =>
    told('invalid-input', `${place}: ${message}.`, { pointer: '', message }).detail;
  t.equal(of('The body', 'must be object'), 'Lo enviado: debe ser un objeto.');
  t.equal(of('Query /from', 'is missing'), 'Parámetro from: falta.');
  t.equal(of('Header if-match', 'must be string'), 'Cabecera if-match: debe ser un texto.');
});

t.test('suggestions stay with their field', async t => {
  const [before, after] = ['2013-03-10T01:59', '2013-03-10T03:00'];
  const message =
    'Clocks in America/New_York skip 2013-03-10 02:30: the last minute before is 2013-03-10 01:59, the first one after 2013-03-10 03:00.';
  const sentence =
    'Los relojes de America/New_York se saltan el 10 de marzo de 2013 a las 02:30: el último minuto de antes es el 10 de marzo de 2013 a la 01:59, el primero de después el 10 de marzo de 2013 a las 03:00.';
  t.same(
    told('nonexistent-local-time', message, {
      ...{ pointer: '/localStart', message },
      suggestions: [before, after],
    }),
    {
      title: 'Los relojes se saltan esa hora.',
      detail: sentence,
      errors: [{ pointer: '/localStart', message: sentence, suggestions: [before, after] }],
    },
  );
});

t.test('what is said of several fields is told of all of them', async t => {
  const errors = [
    { pointer: '/tour', message: 'There is no tour "x".' },
    { pointer: '/speakers/0', message: 'There is no speaker "y z".' },
  ];
  const detail = errors.map(({ message }) => message).join(' ');
  const found = told('unknown-reference', detail, ...errors);
  t.equal(found.detail, 'No existe la gira «x». No existe la persona «y z».');
  t.same(
    found.errors.map(({ message }) => message),
    ['No existe la gira «x».', 'No existe la persona «y z».'],
  );
});

t.test('the open questions of an announcement are told line by line', async t => {
  const reasons = [
    '"Vancouver" may be Vancouver, BC; Vancouver, WA: write the region after a comma, or answer with the city.',
    'In "Boston - Monday, February 8" the weekday and the date disagree: February 8, 2013 is a Friday, not a Monday; correct one of them.',
  ];
  const detail = reasons.map((reason, index) => `Line ${index + 3}: ${reason}`).join('\n');
  const errors = reasons.map(message => ({ pointer: '/text', message }));
  t.same(told('announcement-has-problems', detail, ...errors).detail.split('\n'), [
    'Línea 3: «Vancouver» puede ser Vancouver, BC; Vancouver, WA: di la región después de una coma, o responde con la ciudad.',
    'Línea 4: En «Boston - Monday, February 8» no concuerdan el día de la semana y la fecha: el 8 de febrero de 2013 es viernes, no lunes; corrige uno de los dos.',
  ]);
});

t.test('a sentence within a sentence is told in Spanish as well', async t => {
  t.equal(
    told('not-possible-now', '“Talk”: A room needs its venue. Propose anew.').detail,
    '«Talk»: Una sala necesita su local. Pide una propuesta nueva.',
  );
  t.equal(
    told('not-possible-now', '“Talk”: Nobody has said that. Propose anew.').detail,
    'Mira cómo está ahora, y decide de nuevo.',
  );
});

t.test('days, countries and states are told in Spanish, names as they are', async t => {
  const sentences: [string, string][] = [
    [
      'It begins on 2013-02-08: leave localDate out.',
      'Empieza el 8 de febrero de 2013: deja el día sin escribir.',
    ],
    [
      'The leg is from 2013-02-08 to 2013-02-09.',
      'El tramo va del 8 de febrero de 2013 al 9 de febrero de 2013.',
    ],
    [
      'The tour is in Boston from 2013-02-08 to 2013-02-09, 2013-03-01 to 2013-03-01: wish for one of those days.',
      'La gira está en Boston del 8 de febrero de 2013 al 9 de febrero de 2013; el 1 de marzo de 2013: elige uno de esos días.',
    ],
    ['Boston lies in US.', 'Boston está en Estados Unidos.'],
    ['It is postponed: cancel it instead.', 'Está aplazado: cancélalo.'],
    ['It is accepted already.', 'Ya está aceptada.'],
    ["This is not for a chapter's key.", 'Esto no es para la clave de un grupo local.'],
    [
      '"Feb 30" names February 30, a day that does not exist: correct the date.',
      '«Feb 30» nombra el 30 de febrero, un día que no existe: corrige la fecha.',
    ],
    [
      'Read as an introduction: lines 1, 2 and 7 more.',
      'Leído como introducción: líneas 1, 2 y 7 más.',
    ],
    ['The text is empty: paste the announcement.', 'El texto está vacío: pega el anuncio.'],
    ['Try again in 1 seconds.', 'Inténtalo de nuevo en 1 segundo.'],
  ];
  t.same(
    sentences.map(([english]) => sentenceInWords(english, 'es')),
    sentences.map(([, spanish]) => spanish),
  );
});

t.test('where a sentence has no Spanish, its code says what is wrong', async t => {
  const error = { pointer: '/x', message: 'Nobody has said that.' };
  t.same(told('double-booked', 'Jaime Rivera is booked twice on February 6.', error), {
    title: 'Quedaría reservado dos veces.',
    detail: 'Ya hay otra cosa reservada a esa hora: elige otra hora u otro lugar.',
    errors: [
      {
        ...{ pointer: '/x', suggestions: [] },
        message: 'Ya hay otra cosa reservada a esa hora: elige otra hora u otro lugar.',
      },
    ],
  });
  t.equal(sentenceInWords('Nobody has said that.', 'es'), null);
});

t.test('in English a problem says what the API said', async t => {
  const problem = {
    ...{ code: 'not-found' as const, title: 'There is no such thing.', detail: 'Whatever.' },
    errors: [{ pointer: '/x', message: 'Something else.', suggestions: ['y'] }],
  };
  const { title, detail, errors } = problem;
  t.same(problemInWords(problem, 'en'), { title, detail, errors });
});
