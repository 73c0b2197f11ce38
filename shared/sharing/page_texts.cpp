#include "shared/sharing/page_texts.h"

namespace oferta::sharing {
namespace {

PageTexts russian() {
  PageTexts t;
  t.title = "Коммерческое предложение";
  t.number = "№\u00A0";
  t.version = "версия";
  t.dated = "от ";
  t.valid_until = "Действует до ";
  t.to = "Для: ";
  t.skip = "К ответу на предложение";
  t.intro =
      "Здесь – наше предложение для вас. Прочитайте, спросите о любой строке и ответьте внизу.";
  t.intro_variants = "Сравните варианты, спросите о любой строке и ответьте внизу страницы.";
  t.variants = "Варианты на выбор";
  t.to_variant = "Смотреть состав";
  t.economy = "Экономный";
  t.balanced = "Сбалансированный";
  t.best = "Лучший";
  t.total = "Стоимость";
  t.with_vat = "включая НДС ";
  t.without_vat = "без НДС";
  t.budget = "Ваш бюджет: ";
  t.needs = "Ваша задача, как мы её поняли";
  t.met_fully = "закрыто полностью";
  t.not_met = "не закрыто";
  t.must = "обязательно";
  t.should = "важно";
  t.nice = "желательно";
  t.lines = "Состав и стоимость";
  t.sku = "Арт. ";
  t.lines_rest = "Остальное";
  t.lines_total = "Итог";
  t.choice = "На выбор: ";
  t.not_counted = "По желанию: в итог не входит";
  t.list_sum = "Сумма по прайс-листу";
  t.line_discounts = "Скидки по позициям";
  t.document_discount = "Скидка на предложение";
  t.net_sum = "Без НДС";
  t.vat = "НДС";
  t.total_to_pay = "Всего к оплате";
  t.terms = "Условия";
  t.payment = "Оплата";
  t.delivery = "Поставка";
  t.warranty = "Гарантия";
  t.next_step = "Следующий шаг";
  t.manager = "Ваш менеджер";
  t.about = "О компании";
  t.requisites = "Реквизиты";
  t.inn = "ИНН";
  t.kpp = "КПП";
  t.ogrn = "ОГРН";
  t.address = "Адрес";
  t.bank = "Банк";
  t.bic = "БИК";
  t.account = "Расчётный счёт";
  t.correspondent_account = "Корреспондентский счёт";
  t.phone = "Телефон";
  t.email = "Почта";
  t.site = "Сайт";
  t.signatory = "Руководитель";
  t.ask_line = "Спросить об этой строке";
  t.ask_label = "Ваш вопрос";
  t.ask_send = "Отправить вопрос";
  t.answers = "Ваш ответ";
  t.answers_hint = "Ответ получит ваш менеджер.";
  t.keep_copy = "Сохранить страницу, чтобы читать без сети";
  t.accept = "Принять предложение";
  t.accept_variant = "Какой вариант";
  t.accept_name = "Имя и фамилия – как подпись";
  t.accept_what = "Принимаю предложение № {number}, {total}.";
  t.consent =
      "Согласие на обработку персональных данных (pd-1): даю {company} согласие обрабатывать моё "
      "имя, чтобы учесть этот ответ и связаться со мной. Согласие можно отозвать, написав "
      "менеджеру.";
  t.accept_send = "Принять";
  t.decline = "Отклонить";
  t.decline_why = "Почему";
  t.decline_note = "Несколько слов (для «другой причины» – обязательно)";
  t.decline_send = "Отклонить предложение";
  t.reason_price = "Цена";
  t.reason_competitor = "Выбрали другого поставщика";
  t.reason_terms = "Условия";
  t.reason_postponed = "Отложили";
  t.reason_no_need = "Больше не нужно";
  t.reason_other = "Другая причина";
  t.wish = "Вернуть с пожеланием";
  t.wish_label = "Что изменить";
  t.wish_send = "Отправить пожелание";
  t.ask = "Задать вопрос";
  t.ask_general = "Вопрос о предложении";
  t.sent_heading = "Вы уже ответили";
  t.sent_accept = "Принято";
  t.sent_decline = "Отклонено";
  t.sent_question = "Вопрос";
  t.sent_wish = "Пожелание";
  t.about_line = "о строке ";
  t.thanks = "Спасибо, ответ отправлен.";
  t.accepted = "Предложение принято.";
  t.declined = "Предложение отклонено.";
  t.expired =
      "Срок предложения прошёл: принять его нельзя, но можно спросить или попросить обновить.";
  t.superseded = "Есть новая версия этого предложения: принять прежнюю нельзя. Спросите менеджера.";
  t.not_legal = "Этот ответ больше не нужен: решение по предложению уже есть. Ничего не изменено.";
  t.unclear = "Ответ не принят: заполните обязательные поля и отправьте ещё раз.";
  t.too_many = "Слишком много ответов подряд: подождите немного. Ничего не потеряно.";
  t.pin_title = "Нужен код";
  t.pin_label = "Код, который вам сообщил менеджер";
  t.pin_send = "Открыть";
  t.pin_wrong = "Код не подошёл.";
  t.pin_locked = "Слишком много попыток. Попробуйте позже или спросите менеджера.";
  t.gone_title = "Ссылка не действует";
  t.gone_text = "Её отозвали, её срок прошёл или в адресе ошибка. Попросите у менеджера новую.";
  t.file_heading = "Передайте ответ";
  t.file_hint = "Ответ ещё на этом устройстве. Сохраните файл и пришлите его менеджеру.";
  t.file_save = "Сохранить файл ответа";
  t.file_copy = "Скопировать текст ответа";
  t.file_copied = "Скопировано";
  t.file_mail = "Написать менеджеру";
  t.file_no_script = "Чтобы ответить, напишите или позвоните менеджеру:";
  t.remove = "Убрать";
  t.note =
      "Предложение носит информационный характер и не является публичной офертой "
      "(статья 437 Гражданского кодекса РФ).";
  return t;
}

PageTexts english() {
  PageTexts t;
  t.title = "Commercial offer";
  t.number = "No. ";
  t.version = "version";
  t.dated = "dated ";
  t.valid_until = "Valid until ";
  t.to = "For: ";
  t.skip = "To your answer";
  t.intro = "This is our offer to you. Read it, ask about any line, and answer at the end.";
  t.intro_variants = "Compare the variants, ask about any line, and answer at the end of the page.";
  t.variants = "Variants to choose from";
  t.to_variant = "See what is in it";
  t.economy = "Economy";
  t.balanced = "Balanced";
  t.best = "Best";
  t.total = "Price";
  t.with_vat = "including VAT ";
  t.without_vat = "without VAT";
  t.budget = "Your budget: ";
  t.needs = "Your task as we understood it";
  t.met_fully = "fully met";
  t.not_met = "not met";
  t.must = "must have";
  t.should = "important";
  t.nice = "nice to have";
  t.lines = "What is in it";
  t.sku = "SKU ";
  t.lines_rest = "Everything else";
  t.lines_total = "Total";
  t.choice = "A choice: ";
  t.not_counted = "Optional: not in the total";
  t.list_sum = "At list prices";
  t.line_discounts = "Discounts on lines";
  t.document_discount = "Discount on the offer";
  t.net_sum = "Without VAT";
  t.vat = "VAT";
  t.total_to_pay = "Total to pay";
  t.terms = "Terms";
  t.payment = "Payment";
  t.delivery = "Delivery";
  t.warranty = "Warranty";
  t.next_step = "Next step";
  t.manager = "Your manager";
  t.about = "About the company";
  t.requisites = "Company details";
  t.inn = "Tax number (INN)";
  t.kpp = "KPP";
  t.ogrn = "OGRN";
  t.address = "Address";
  t.bank = "Bank";
  t.bic = "BIC";
  t.account = "Account";
  t.correspondent_account = "Correspondent account";
  t.phone = "Phone";
  t.email = "E-mail";
  t.site = "Website";
  t.signatory = "Signatory";
  t.ask_line = "Ask about this line";
  t.ask_label = "Your question";
  t.ask_send = "Send the question";
  t.answers = "Your answer";
  t.answers_hint = "Your manager will get it.";
  t.keep_copy = "Save the page to read it without a network";
  t.accept = "Accept the offer";
  t.accept_variant = "Which variant";
  t.accept_name = "Your full name, as a signature";
  t.accept_what = "I accept offer No. {number}, {total}.";
  t.consent =
      "Consent to the processing of personal data (pd-1): {company} may process my name to record "
      "this answer and to contact me. I can withdraw it by writing to the manager.";
  t.accept_send = "Accept";
  t.decline = "Decline";
  t.decline_why = "Why";
  t.decline_note = "A few words (needed for “another reason”)";
  t.decline_send = "Decline the offer";
  t.reason_price = "Price";
  t.reason_competitor = "Another supplier was chosen";
  t.reason_terms = "Terms";
  t.reason_postponed = "Postponed";
  t.reason_no_need = "Not needed any more";
  t.reason_other = "Another reason";
  t.wish = "Send back with a wish";
  t.wish_label = "What to change";
  t.wish_send = "Send the wish";
  t.ask = "Ask a question";
  t.ask_general = "Question about the offer";
  t.sent_heading = "You have answered";
  t.sent_accept = "Accepted";
  t.sent_decline = "Declined";
  t.sent_question = "Question";
  t.sent_wish = "Wish";
  t.about_line = "about line ";
  t.thanks = "Thank you, your answer has been sent.";
  t.accepted = "The offer is accepted.";
  t.declined = "The offer is declined.";
  t.expired = "The offer has expired: it cannot be accepted, but you can ask to have it renewed.";
  t.superseded = "There is a newer version: this one cannot be accepted. Please ask the manager.";
  t.not_legal = "This answer is not needed any more: the offer is decided. Nothing was changed.";
  t.unclear = "Your answer was not taken: fill in what is required and send it again.";
  t.too_many = "Too many answers at once: wait a little. Nothing is lost.";
  t.pin_title = "A code is needed";
  t.pin_label = "The code your manager told you";
  t.pin_send = "Open";
  t.pin_wrong = "This is not the code.";
  t.pin_locked = "Too many attempts. Try again later or ask the manager.";
  t.gone_title = "This link does not work";
  t.gone_text = "It was withdrawn, has expired or is mistyped. Ask the manager for a new one.";
  t.file_heading = "Hand over your answer";
  t.file_hint = "Your answer is still on this device. Save the file and send it to the manager.";
  t.file_save = "Save the answer’s file";
  t.file_copy = "Copy the answer’s text";
  t.file_copied = "Copied";
  t.file_mail = "Write to the manager";
  t.file_no_script = "To answer, write to or call the manager:";
  t.remove = "Remove";
  t.note =
      "This offer is for information and is no public offer (Civil Code of Russia, article 437).";
  return t;
}

}  // namespace

std::string_view PageTexts::level(needs::Level level) const {
  if (level == needs::Level::must) return must;
  return level == needs::Level::nice ? nice : should;
}

std::string_view PageTexts::reason(offer::DeclineReason reason) const {
  switch (reason) {
    case offer::DeclineReason::price:
      return reason_price;
    case offer::DeclineReason::competitor:
      return reason_competitor;
    case offer::DeclineReason::terms:
      return reason_terms;
    case offer::DeclineReason::postponed:
      return reason_postponed;
    case offer::DeclineReason::no_need:
      return reason_no_need;
    case offer::DeclineReason::other:
      return reason_other;
  }
  return reason_other;
}

std::string_view PageTexts::variant(std::string_view name) const {
  if (name == "economy") return economy;
  if (name == "balanced") return balanced;
  return name == "best" ? best : std::string_view();
}

const PageTexts& page_texts(Language language) {
  static const PageTexts ru = russian();
  static const PageTexts en = english();
  return language == Language::ru ? ru : en;
}

}  // namespace oferta::sharing
