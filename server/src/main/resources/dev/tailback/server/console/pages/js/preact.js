// The libraries that js/start.js defined, as a module.
const { h } = self.preact;

export const { render } = self.preact;
export const { useEffect, useLayoutEffect, useMemo, useRef, useState } = self.preactHooks;

/** Builds elements from a template. What is interpolated becomes text or properties, never HTML. */
export const html = self.htm.bind(h);
