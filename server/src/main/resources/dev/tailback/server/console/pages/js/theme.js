// Sets the theme and density before the first paint. Not a module, because modules run later.
(() => {
  const root = document.documentElement;
  const dark = matchMedia('(prefers-color-scheme: dark)');

  function stored(key) {
    try {
      return localStorage.getItem(key) || '';
    } catch {
      return ''; // Storage may be forbidden.
    }
  }

  function show() {
    const chosen = stored('tailback.theme');
    root.dataset.theme = chosen || (dark.matches ? 'dark' : 'light');
  }

  show();
  root.dataset.density = stored('tailback.density');
  dark.addEventListener('change', () => {
    show();
    dispatchEvent(new Event('themechange'));
  });
})();
