// What the core asks of the page: the only JavaScript the C++ code can call (web/page.h).
// Linked by --js-library; each function hands over to the host that page/start.js has set up.
mergeInto(LibraryManager.library, {
  oferta_page_request_frame: function () {
    Module['ofertaHost'].requestFrame();
  },
  oferta_page_message: function (json, jsonLength, bytes, bytesLength) {
    Module['ofertaHost'].message(
      HEAPU8.subarray(json, json + jsonLength), HEAPU8.subarray(bytes, bytes + bytesLength));
  },
  oferta_page_mirror: function (json, length) {
    Module['ofertaHost'].mirror(HEAPU8.subarray(json, json + length));
  },
  oferta_page_cursor: function (cursor) {
    Module['ofertaHost'].cursor(UTF8ToString(cursor));
  },
  oferta_page_now: function () {
    return Date.now();
  },
  oferta_page_random: function () {
    return crypto.getRandomValues(new Uint32Array(1))[0];
  },
  oferta_page_local_day: function () {
    var now = new Date();
    return Math.floor((now.getTime() - now.getTimezoneOffset() * 60000) / 86400000);
  },
  oferta_page_utc_offset: function () {
    return -new Date().getTimezoneOffset();
  },
});
