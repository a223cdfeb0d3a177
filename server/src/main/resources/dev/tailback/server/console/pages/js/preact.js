// The libraries that js/start.js defined, as a module.
const { Component, h } = self.preact;

export const { render } = self.preact;
export const { useEffect, useLayoutEffect, useMemo, useRef, useState } = self.preactHooks;

/** Builds elements from a template. What is interpolated becomes text or properties, never HTML. */
export const html = self.htm.bind(h);

/** Makes of a view one that is drawn again only when a property has changed; properties are compared by identity. */
export const steady = (view) =>
  class extends Component {
    shouldComponentUpdate(next) {
      return Object.keys(next).some((key) => next[key] !== this.props[key]);
    }
    render(props) {
      return view(props);
    }
  };
