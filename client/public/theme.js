/* Runs before the first paint, so that a stored theme, motion or language never flashes into place. */
(function () {
  var root = document.documentElement;
  try {
    var stored = JSON.parse(localStorage.getItem('guildhall-preferences') || '{}').state || {};
    var account = stored.account || {};
    var theme = stored.theme || account.theme;
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
    if ((stored.motion || account.motion) === 'reduced') root.dataset.motion = 'reduced';
    root.lang = stored.language || (/^cy\b/.test(navigator.language) ? 'cy' : 'en');
  } catch {
    root.lang = 'en';
  }
})();
