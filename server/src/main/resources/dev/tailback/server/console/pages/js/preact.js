// The libraries loaded by js/start.js, as a module.
const { Component, h } = self.preact;

export const { render } = self.preact;
export const { useEffect, useLayoutEffect, useMemo, useRef, useState } = self.preactHooks;

/** Builds elements from a template. Interpolated values become text or properties, never HTML. */
export const html = self.htm.bind(h);

/** Memoizes a view: it is redrawn only when a property changes, compared by identity. */
export const steady = (view) =>
  class extends Component {
    shouldComponentUpdate(next) {
      return Object.keys(next).some((key) => next[key] !== this.props[key]);
    }
    render(props) {
      return view(props);
    }
  };
