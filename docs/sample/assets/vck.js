// The namespace of all scripts of the site, and its data. A page that was opened from disk may load nothing but scripts, so data
// are scripts too: each makes one call, vck.data(name, stamp, json).
'use strict';
const vck = (() => {
  const {h, render, Fragment} = preact;
  const {useState, useEffect, useLayoutEffect, useMemo, useReducer, useRef, useCallback} = preactHooks;
  const arrived = new Map();
  const loading = new Map();

  const data = (name, stamp, json) => arrived.set(name, {stamp, json});

  /** The index, which a page's own script elements have loaded. */
  const index = () => {
    const found = arrived.get('index');
    if (!found) {
      throw new Error('data/index.js is missing. The site is more than this page: keep its folders data and assets beside it.');
    }
    return {...JSON.parse(found.json), stamp: found.stamp};
  };

  const fetchScript = (name) => new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = `data/${name}.js`;
    script.onload = () => {
      script.remove();
      resolve();
    };
    script.onerror = () => {
      script.remove();
      reject(new Error(`data/${name}.js can't be read. The site is more than this page: keep its folder data beside it.`));
    };
    document.head.append(script);
  });

  // Whole numbers beyond 2^53 would be rounded; where the browser tells how they were written, they are kept, by
  // this reviver.
  const exact = (key, value, context) => (typeof value === 'number' && !Number.isSafeInteger(value) && /^-?\d+$/.test(context?.source ?? '')
    ? BigInt(context.source) : value);

  /** Data beyond the index, loaded when they are first asked for; of the same writing of the site as the index. */
  const load = (name, revive) => {
    if (!loading.has(name)) {
      loading.set(name, fetchScript(name).then(() => {
        const found = arrived.get(name);
        arrived.delete(name);
        if (found?.stamp !== arrived.get('index').stamp) {
          throw new Error('The site was written anew while this page was open. Reload it; if that does not help, write it again.');
        }
        return JSON.parse(found.json, revive);
      }).catch((problem) => {
        loading.delete(name);
        throw problem;
      }));
    }
    return loading.get(name);
  };

  return {
    h, render, Fragment, useState, useEffect, useLayoutEffect, useMemo, useReducer, useRef, useCallback, data, index, load, exact, pages: {},
  };
})();
