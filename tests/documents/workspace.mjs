// A workspace and a brief made for tests of documents: as many lines as asked for, each pinned.
//
//   const made = madeUp({ lines: 200 });
//   writeFileSync('workspace.json', JSON.stringify(made.workspace));

const both = (ru, en) => ({ ru, en });
const roubles = (amount) => ({ amount, currency: 'RUB' });

function company() {
  return {
    name: 'Линия', legal_name: both('ООО «Линия»', 'Liniya LLC'),
    inn: '7707083893', kpp: '770701001', ogrn: '1027700132195',
    address: both('Москва, Садовая ул., 1', '1 Sadovaya St, Moscow'),
    phone: '+7 495 555-01-23', email: 'sales@liniya.example', site: 'liniya.example',
    signatory_name: both('А. Ю. Петрова', 'A. Petrova'),
    signatory_post: both('Генеральный директор', 'Director'),
    vat: 'general', prices_include_vat: true, currency: 'RUB', number_prefix: 'КП',
    offer_valid_days: 30,
    terms_payment: both('70 % – аванс', '70% in advance'),
    terms_delivery: both('Пять дней со склада', 'Five days from stock'),
    terms_warranty: both('24 месяца', '24 months'),
    about: both('Связь для офиса', 'Office communications'), accent: '#0b6bb8', mark: 'Л',
  };
}

/// The name of line `number`, as it is found in the text of the document.
export const nameOf = (number, language = 'ru') =>
  language === 'ru' ? `Товар №${number}.` : `Item #${number}.`;

function product(number, changes) {
  return {
    sku: `SKU${number}E`,
    name: both(nameOf(number), nameOf(number, 'en')),
    description: both(`Описание товара, его номер ${number}.`, `What item number ${number} is for.`),
    category: 'things', brand: 'Brand', kind: 'goods', unit: both('шт.', 'pcs'),
    price: roubles(100_000 + number * 137), cost: roubles(50_000), stock: 1000,
    attributes: {}, ...changes,
  };
}

/// `changes`: by line number, fields of the product to put in place of the made-up ones.
export function madeUp({ lines, changes = {}, brief = {}, companyChanges = {} }) {
  const numbers = Array.from({ length: lines }, (_, index) => index + 1);
  const id = (number) => `p-${String(number).padStart(4, '0')}`;
  const records = [
    { t: 'company', id: 'own', f: { ...company(), ...companyChanges } },
    { t: 'manager', id: 'm-1', f: {
      name: both('Ирина Соколова', 'Irina Sokolova'), post: both('Менеджер', 'Manager'),
      phone: '+7 495 555-01-24', email: 'sokolova@liniya.example', discount_limit: 1000,
    } },
    { t: 'vat_rate', id: 'v-2026', f: { kind: 'general', from: '2026-01-01', rate: 2200 } },
    { t: 'category', id: 'things', f: { name: both('Товары', 'Things'), order: 1, icon: 'package', attributes: [] } },
    { t: 'need', id: 'work', f: {
      name: both('работа без остановок', 'work without stops'),
      benefit: both('всё работает', 'everything works'), order: 1, icon: 'zap',
      serves: [{ category: 'things', value: 1000 }],
    } },
    { t: 'questionnaire', id: 'q', f: { name: both('Вопросы', 'Questions'), intro: both('', ''), order: 1 } },
    { t: 'question', id: 'people', f: {
      questionnaire: 'q', order: 1, text: both('Сколько человек?', 'How many people?'), kind: 'number',
      min: 1, max: 1000, step: 1, required: true,
      effects: [
        { open: 'things', cap: lines, required: true },
        { need: 'work', level: 'must' },
        { quantity: 'things', value: 3 },
      ],
    } },
    ...numbers.map((number) => ({ t: 'product', id: id(number), f: product(number, changes[number]) })),
  ];
  return {
    workspace: { format: 'oferta-workspace-1', stamp: '0198c0ffee0-0000-00000000000000a1', author: 'test', records },
    brief: {
      format: 'oferta-brief-1', date: '2026-11-24', language: 'ru',
      client: { kind: 'company', name: 'ООО «Гранит»', contact_name: 'Павел Серов', inn: '7804000001' },
      manager: 'm-1', questionnaire: 'q', answers: { people: 10 },
      adjust: Object.fromEntries(numbers.map((number) => [id(number), { mode: 'pin', quantity: (number % 9) + 1 }])),
      budget: roubles(99_000_000_00), budget_includes_vat: true, variant: 'balanced', ...brief,
    },
  };
}
