// Tries: to reach the network with prefetch, preconnect and DNS prefetch.
for (const rel of ['prefetch', 'preconnect', 'dns-prefetch', 'preload', 'modulepreload', 'prerender', 'icon', 'manifest']) {
  document.head.append(Object.assign(document.createElement('link'), { rel, href: 'http://127.0.0.1:PORT/hint', as: 'image' }))
}
export const Target = () => <div>Mute</div>
