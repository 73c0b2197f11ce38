#include "server/tls/trust_texts.h"

namespace oferta::server::tls {

const char* const kTrustHtml =
    R"PAGE(<!doctype html>
<html lang="ru"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex,nofollow"><link rel="icon" href="data:,">
<title>Доверять этому серверу · Trust this server</title>
<style>
:root{color-scheme:light dark;--line:#8886;--accent:#0b6bb8}
@media(prefers-color-scheme:dark){:root{--accent:#6db7f2}}
body{font:16px/1.5 system-ui,sans-serif;max-width:44rem;margin:0 auto;padding:1rem;overflow-wrap:anywhere}
h1{font-size:1.5rem;line-height:1.25}h2{font-size:1.1rem;margin:1.5rem 0 .5rem}
a{color:var(--accent)}
code{font:.9em ui-monospace,monospace}
.print{display:block;padding:.75rem;border:1px solid var(--line);border-radius:.5rem}
.go{display:inline-block;padding:.6rem 1rem;border-radius:.5rem;background:#0b6bb8;color:#fff;text-decoration:none}
details{border-top:1px solid var(--line)}details:last-of-type{border-bottom:1px solid var(--line)}
summary{padding:.7rem 0;cursor:pointer;font-weight:600}
ol{margin:.2rem 0 1rem;padding-left:1.4rem}li{margin:.3rem 0}
section+section{margin-top:3rem;border-top:2px solid var(--line)}
</style></head><body><main>
<p><a href="#en" lang="en">In English</a></p>
<section lang="ru" id="ru">
<h1>Доверять этому серверу</h1>
<p>Эта страница открывается и без защиты: на ней нет ничего, кроме указаний. Сама «Оферта» работает
по защищённому адресу: только так она открывается без сети и хранит данные на устройстве. Чтобы
браузер принимал этот адрес без предупреждений, один раз установите на устройство сертификат сервера.</p>
<h2>1. Сверьте отпечаток</h2>
<p>Он напечатан там, где запущен сервер. То же самое устройство показывает в сведениях
о сертификате («SHA-256»). Если отпечатки различаются, ничего не устанавливайте.</p>
<p><code class="print">{fingerprint}</code></p>
<h2>2. Установите сертификат</h2>
<details><summary>Android</summary><ol>
<li>Загрузите <a href="/oferta-authority.crt">oferta-authority.crt</a>.</li>
<li>Откройте «Настройки» → «Безопасность» → «Шифрование и учётные данные» → «Установить сертификат» →
«Сертификат ЦС». На некоторых телефонах: «Безопасность» → «Другие параметры безопасности» → «Установить из
памяти устройства».</li>
<li>Выберите «Всё равно установить» и загруженный файл.</li>
<li>Откройте защищённый адрес в Chrome.</li></ol></details>
<details><summary>iPhone и iPad</summary><ol>
<li>Откройте эту страницу в Safari и загрузите
<a href="/oferta-authority.mobileconfig">профиль</a>; нажмите «Разрешить».</li>
<li>Откройте «Настройки» → «Профиль загружен» → «Установить».</li>
<li>Откройте «Настройки» → «Основные» → «Об этом устройстве» → «Доверие сертификатам» и включите
сертификат «Oferta on …». Без этого шага доверия ещё нет.</li>
<li>Откройте защищённый адрес в Safari.</li></ol></details>
<details><summary>Windows</summary><ol>
<li>Загрузите <a href="/oferta-authority.crt">oferta-authority.crt</a> и откройте его.</li>
<li>Нажмите «Установить сертификат…» → «Текущий пользователь» → «Поместить все сертификаты в следующее
хранилище» → «Обзор…» → «Доверенные корневые центры сертификации».</li>
<li>Завершите установку и ответьте «Да»; в окне показан отпечаток.</li>
<li>Закройте браузер совсем и откройте защищённый адрес в Chrome или Edge.</li></ol></details>
<details><summary>macOS</summary><ol>
<li>Загрузите <a href="/oferta-authority.cer">oferta-authority.cer</a> и откройте его: он появится в «Связке
ключей».</li>
<li>Откройте там сертификат «Oferta on …», раскройте «Доверие» и выберите «Всегда доверять».</li>
<li>Закройте окно, введите пароль и откройте защищённый адрес в Safari или Chrome.</li></ol></details>
<details><summary>Linux</summary><ol>
<li>Загрузите <a href="/oferta-authority.crt">oferta-authority.crt</a>.</li>
<li>Chrome и Chromium: «Настройки» → «Конфиденциальность и безопасность» → «Безопасность» → «Управление
сертификатами» → «Центры сертификации» → «Импорт»; отметьте доверие для сайтов.</li>
<li>Программы системы, Debian и Ubuntu: <code>sudo cp oferta-authority.crt /usr/local/share/ca-certificates/
&amp;&amp; sudo update-ca-certificates</code>; Fedora: <code>sudo trust anchor oferta-authority.crt</code>.</li>
</ol></details>
<details><summary>Киоск: Chromium в Linux</summary><ol>
<li>Загрузите <a href="/oferta-authority.crt">oferta-authority.crt</a> под пользователем, от имени которого
работает киоск.</li>
<li>Установите пакет libnss3-tools (Fedora: nss-tools) и выполните: <code>mkdir -p ~/.pki/nssdb &amp;&amp;
certutil -d sql:$HOME/.pki/nssdb -A -t C,, -n Oferta -i oferta-authority.crt</code></li>
<li>Запустите <code>chromium --kiosk {address}</code></li></ol></details>
<details><summary>Firefox</summary><ol>
<li>Загрузите <a href="/oferta-authority.crt">oferta-authority.crt</a>.</li>
<li>«Настройки» → «Приватность и защита» → «Сертификаты» → «Просмотр сертификатов» → «Центры
сертификации» → «Импортировать».</li>
<li>Отметьте «Доверять при идентификации веб-сайтов».</li></ol></details>
<h2>3. Откройте защищённый адрес</h2>
<p><a class="go" href="{address}">{address}</a></p>
<p>Если браузер всё ещё предупреждает, вернитесь к шагу 2 или закройте браузер совсем и откройте снова.
Убрать доверие можно там же, где оно было дано. Этот сертификат действует только для адресов внутри
локальной сети.</p>
</section>
)PAGE"
    R"PAGE(<section lang="en" id="en">
<h1>Trust this server</h1>
<p>This page opens without protection, too: it holds nothing but directions. Oferta itself is at a protected
address: only there can it work without a network and keep data on the device. For the browser to accept
that address without a warning, install the server's certificate on the device once.</p>
<h2>1. Compare the fingerprint</h2>
<p>It is printed where the server was started. Your device shows the same in the details of the
certificate (“SHA-256”). If they differ, install nothing.</p>
<p><code class="print">{fingerprint}</code></p>
<h2>2. Install the certificate</h2>
<details><summary>Android</summary><ol>
<li>Download <a href="/oferta-authority.crt">oferta-authority.crt</a>.</li>
<li>Open Settings → Security → Encryption &amp; credentials → Install a certificate → CA certificate. On some
phones: Security → Other security settings → Install from device storage.</li>
<li>Choose “Install anyway” and the downloaded file.</li>
<li>Open the protected address in Chrome.</li></ol></details>
<details><summary>iPhone and iPad</summary><ol>
<li>Open this page in Safari and download the <a href="/oferta-authority.mobileconfig">profile</a>; tap
“Allow”.</li>
<li>Open Settings → Profile Downloaded → Install.</li>
<li>Open Settings → General → About → Certificate Trust Settings and turn on “Oferta on …”. Without this
step nothing is trusted yet.</li>
<li>Open the protected address in Safari.</li></ol></details>
<details><summary>Windows</summary><ol>
<li>Download <a href="/oferta-authority.crt">oferta-authority.crt</a> and open it.</li>
<li>Choose Install Certificate… → Current User → Place all certificates in the following store → Browse… →
Trusted Root Certification Authorities.</li>
<li>Finish and answer “Yes”; the window shows the fingerprint.</li>
<li>Close the browser completely, and open the protected address in Chrome or Edge.</li></ol></details>
<details><summary>macOS</summary><ol>
<li>Download <a href="/oferta-authority.cer">oferta-authority.cer</a> and open it: it appears in Keychain
Access.</li>
<li>Open “Oferta on …” there, unfold “Trust” and choose “Always Trust”.</li>
<li>Close the window, enter your password, and open the protected address in Safari or Chrome.</li></ol></details>
<details><summary>Linux</summary><ol>
<li>Download <a href="/oferta-authority.crt">oferta-authority.crt</a>.</li>
<li>Chrome and Chromium: Settings → Privacy and security → Security → Manage certificates → Authorities →
Import; tick trust for websites.</li>
<li>Programs of the system, Debian and Ubuntu: <code>sudo cp oferta-authority.crt
/usr/local/share/ca-certificates/ &amp;&amp; sudo update-ca-certificates</code>; Fedora: <code>sudo trust anchor
oferta-authority.crt</code>.</li></ol></details>
<details><summary>Kiosk: Chromium on Linux</summary><ol>
<li>Download <a href="/oferta-authority.crt">oferta-authority.crt</a> as the user the kiosk runs as.</li>
<li>Install the package libnss3-tools (Fedora: nss-tools) and run: <code>mkdir -p ~/.pki/nssdb &amp;&amp; certutil
-d sql:$HOME/.pki/nssdb -A -t C,, -n Oferta -i oferta-authority.crt</code></li>
<li>Start <code>chromium --kiosk {address}</code></li></ol></details>
<details><summary>Firefox</summary><ol>
<li>Download <a href="/oferta-authority.crt">oferta-authority.crt</a>.</li>
<li>Settings → Privacy &amp; Security → Certificates → View Certificates → Authorities → Import.</li>
<li>Tick “Trust this CA to identify websites”.</li></ol></details>
<h2>3. Open the protected address</h2>
<p><a class="go" href="{address}">{address}</a></p>
<p>If the browser still warns, go back to step 2, or close the browser completely and open it again. Trust
is taken back where it was given. The certificate is good for addresses of the local network alone.</p>
</section>
</main></body></html>
)PAGE";

}  // namespace oferta::server::tls
