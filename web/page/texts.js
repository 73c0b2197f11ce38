// @ts-check
/**
 * The few texts the page itself says, before the program is there or after it has stopped. The
 * program's own texts are in assets/strings.
 */
import { browsers } from 'oferta-home';
import { readPreferences } from './preferences.js';

const TEXTS = {
  ru: {
    loading: 'Загрузка…',
    starting: 'Запуск…',
    noWebGl: 'Здесь нет WebGL 2, без которого Oferta не может рисовать экран.',
    noWebGlHelp: 'Включите аппаратное ускорение в настройках браузера или откройте страницу в свежей версии Chrome, Edge, Firefox или Safari.',
    noWasm: 'Этот браузер слишком старый для Oferta.',
    noWasmHelp: `Откройте страницу в одном из этих браузеров или в более новом: ${browsers}.`,
    noLoad: 'Не удалось загрузить программу.',
    noLoadHelp: 'Проверьте связь и обновите страницу. Сохранённые данные остались на этом устройстве.',
    noLink: 'Ссылку не удалось открыть без сети.',
    noLinkHelp: 'Первый раз её открывают со связью, потом она работает и без неё. Проверьте связь и обновите страницу.',
    crash: 'Программа остановилась из-за ошибки',
    crashHelp: 'Всё, что было отмечено как сохранённое, осталось на этом устройстве. Обновите страницу, чтобы продолжить; если ошибка повторится, сохраните данные в файл и приложите подробности к сообщению об ошибке.',
    reload: 'Обновить страницу',
    saveData: 'Сохранить данные в файл',
    copyDetails: 'Скопировать подробности',
    details: 'Подробности',
    noStorage: 'Браузер не даёт хранить данные на этом устройстве (частное окно или запрет в настройках). Работать можно, но после закрытия страницы всё пропадёт.',
    broken: 'Хранилище на этом устройстве не открывается',
    brokenHelp: 'Данные не тронуты. Попробуйте ещё раз: возможно, хранилище занято другой вкладкой с более старой версией. Если не поможет, его можно отложить как есть и начать новое: отложенное останется на устройстве, а данные команды или файла загрузятся заново.',
    putAside: 'Отложить и начать новое',
    lost: 'Хранилище на этом устройстве опустело',
    lostHelp: 'Здесь уже работали, но браузер удалил данные. Загрузите файл с выгрузкой или вступите в команду заново после начала. Если данные только что были на месте, обновите страницу.',
    begin: 'Начать с примера',
    update: 'Готова новая версия.',
    updateNow: 'Обновить',
    later: 'Позже',
    close: 'Закрыть',
    document: 'Документ',
    documentFailed: 'Модуль документов не загрузился. Проверьте связь и повторите.',
  },
  en: {
    loading: 'Loading…',
    starting: 'Starting…',
    noWebGl: 'WebGL 2 is missing here, and Oferta cannot draw its screen without it.',
    noWebGlHelp: 'Turn on hardware acceleration in the browser settings, or open this page in a current Chrome, Edge, Firefox or Safari.',
    noWasm: 'This browser is too old for Oferta.',
    noWasmHelp: `Open this page in one of these browsers or a later one: ${browsers}.`,
    noLoad: 'The program could not be loaded.',
    noLoadHelp: 'Check the connection and reload the page. What was saved is still on this device.',
    noLink: 'The link could not be opened without a network.',
    noLinkHelp: 'The first time it needs a connection, later it works without one. Check the connection and reload the page.',
    crash: 'The program stopped because of an error',
    crashHelp: 'Everything that was marked as saved is still on this device. Reload the page to go on; if it happens again, save your data to a file and add the details to an error report.',
    reload: 'Reload the page',
    saveData: 'Save the data to a file',
    copyDetails: 'Copy the details',
    details: 'Details',
    noStorage: 'The browser does not allow keeping data on this device (private window, or forbidden in its settings). You can work, but everything is lost when the page is closed.',
    broken: 'The store on this device does not open',
    brokenHelp: 'The data has not been touched. Try again: another tab with an older version may be using the store. If that does not help, it can be put aside as it is and a new one begun: what was put aside stays on the device, and the data of a team or a file is loaded anew.',
    putAside: 'Put it aside and begin a new one',
    lost: 'The store on this device has become empty',
    lostHelp: 'There was work here, but the browser has deleted the data. After beginning, load a file you saved or join the team again. If the data was here a moment ago, reload the page.',
    begin: 'Begin with the example',
    update: 'A new version is ready.',
    updateNow: 'Update',
    later: 'Later',
    close: 'Close',
    document: 'Document',
    documentFailed: 'The document module could not be loaded. Check the connection and try again.',
  },
};

/** @param {keyof typeof TEXTS.en} key */
export function say(key) {
  return TEXTS[language()][key];
}

/** @returns {'ru' | 'en'} what was chosen, else the browser's, else Russian */
export function language() {
  const chosen = document.documentElement.dataset.language ?? readPreferences().language;
  if (chosen === 'ru' || chosen === 'en') return chosen;
  const first = (navigator.languages ?? ['ru'])[0] ?? 'ru';
  return /^(ru|be|uk|kk)/i.test(first) ? 'ru' : 'en';
}
