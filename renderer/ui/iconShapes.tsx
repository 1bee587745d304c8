import type { ReactNode } from 'react';

/** Line icons on a 16 px grid, 1.4 px stroke; what is filled says so itself. */
export const iconShapes = {
  asset: <path d="M8 1.9l5.3 3v6.2L8 14.1l-5.3-3V4.9zM2.9 5l5.1 2.9L13.1 5M8 8v6" />,
  at: (
    <>
      <circle cx="8" cy="8" r="2.5" />
      <path d="M10.5 5.5v3.6a1.7 1.7 0 0 0 3.3 0V8A5.8 5.8 0 1 0 11 12.9" />
    </>
  ),
  attachment: (
    <path d="M13 7.3l-5 5a3.2 3.2 0 0 1-4.6-4.5l5.2-5.2a2.1 2.1 0 0 1 3 3L6.5 10.7a1 1 0 0 1-1.5-1.5l4.6-4.6" />
  ),
  back: <path d="M10 3.5L5.5 8l4.5 4.5" />,
  ban: (
    <>
      <circle cx="8" cy="8" r="5.6" />
      <path d="M4.1 4.1l7.8 7.8" />
    </>
  ),
  bell: <path d="M4.2 7a3.8 3.8 0 0 1 7.6 0c0 3 1.2 3.8 1.2 3.8H3S4.2 10 4.2 7zM6.7 13a1.5 1.5 0 0 0 2.6 0" />,
  bolt: <path d="M9 1.8L3.5 9H7.5L7 14.2 12.5 7H8.5z" />,
  calendar: (
    <>
      <rect x="2.3" y="3.3" width="11.4" height="10.2" rx="1.7" />
      <path d="M2.3 6.5h11.4M5.3 2v2.4M10.7 2v2.4" />
    </>
  ),
  casting: (
    <>
      <circle cx="4.2" cy="4.2" r="1.9" />
      <circle cx="11.8" cy="5.6" r="1.9" />
      <circle cx="6.4" cy="12" r="1.9" />
      <path d="M6 4.6l4 .7M4.8 6l1.1 4.2M10.5 7L7.7 10.6" />
    </>
  ),
  check: <path d="M3.5 8.5l3 3L12.5 5" />,
  clock: (
    <>
      <circle cx="8" cy="8" r="5.6" />
      <path d="M8 4.9V8l2.1 1.5" />
    </>
  ),
  close: <path d="M4 4l8 8M12 4l-8 8" />,
  cloud: (
    <>
      <path d="M4.7 12.3a3 3 0 0 1-.2-6A4 4 0 0 1 12.1 7a2.7 2.7 0 0 1-.3 5.3z" />
      <path d="M6.2 9.2l1.4 1.4 2.5-2.7" />
    </>
  ),
  'cloud-off': (
    <path d="M2.5 2.5l11 11M5.3 5.2A3.8 3.8 0 0 0 4.6 12H11m2.6-1.1A2.8 2.8 0 0 0 11.5 6.3 4 4 0 0 0 7.3 4" />
  ),
  columns: (
    <>
      <rect x="2.3" y="3" width="11.4" height="10" rx="1.6" />
      <path d="M6.2 3v10M9.9 3v10" />
    </>
  ),
  comment: (
    <path d="M3.8 3h8.4A1.5 1.5 0 0 1 13.7 4.5v5a1.5 1.5 0 0 1-1.5 1.5H7.5L4.5 13.6V11h-.7A1.5 1.5 0 0 1 2.3 9.5v-5A1.5 1.5 0 0 1 3.8 3z" />
  ),
  conflict: (
    <>
      <circle cx="4.5" cy="3.5" r="1.5" />
      <circle cx="11.5" cy="3.5" r="1.5" />
      <circle cx="8" cy="12.5" r="1.5" />
      <path d="M4.5 5c0 3 3.5 2.5 3.5 6M11.5 5c0 3-3.5 2.5-3.5 6" />
    </>
  ),
  copy: (
    <>
      <rect x="5.5" y="5.5" width="8" height="8" rx="1.5" />
      <path d="M10.5 5.3V4a1.5 1.5 0 0 0-1.5-1.5H4A1.5 1.5 0 0 0 2.5 4v5A1.5 1.5 0 0 0 4 10.5h1.3" />
    </>
  ),
  detach: (
    <path d="M6.5 3H4a1.5 1.5 0 0 0-1.5 1.5V12A1.5 1.5 0 0 0 4 13.5h7.5A1.5 1.5 0 0 0 13 12V9.5M9.5 2.5h4v4M13.3 2.7L7.5 8.5" />
  ),
  disk: (
    <>
      <rect x="2" y="8.5" width="12" height="4.8" rx="1.4" />
      <path d="M3 8.5L4.7 3.5a1.3 1.3 0 0 1 1.2-.8h4.2a1.3 1.3 0 0 1 1.2.8L13 8.5M10.5 11h.1M12 11h.1" />
    </>
  ),
  down: <path d="M4.5 6.3L8 9.8l3.5-3.5" />,
  download: <path d="M8 2.5v7.5M5 7.3l3 3 3-3M3 13.3h10" />,
  draw: <path d="M3 13l.7-3L10.6 3.2a1.4 1.4 0 0 1 2 0l.3.3a1.4 1.4 0 0 1 0 2L6 12.3zM9.4 4.5l2.2 2.2" />,
  expand: (
    <path d="M6 2.7H4A1.3 1.3 0 0 0 2.7 4v2M10 2.7h2A1.3 1.3 0 0 1 13.3 4v2M6 13.3H4A1.3 1.3 0 0 1 2.7 12v-2M10 13.3h2a1.3 1.3 0 0 0 1.3-1.3v-2" />
  ),
  external: (
    <path d="M7 3H4.5A1.5 1.5 0 0 0 3 4.5v7A1.5 1.5 0 0 0 4.5 13h7a1.5 1.5 0 0 0 1.5-1.5V9M9.5 2.5h4v4M13.2 2.8L7.5 8.5" />
  ),
  eye: (
    <>
      <path d="M1.8 8S4 3.7 8 3.7 14.2 8 14.2 8 12 12.3 8 12.3 1.8 8 1.8 8z" />
      <circle cx="8" cy="8" r="1.9" />
    </>
  ),
  'eye-off': (
    <path d="M2.5 2.5l11 11M6.6 6.7a1.9 1.9 0 0 0 2.7 2.7M4.7 4.9C2.9 6 1.8 8 1.8 8S4 12.3 8 12.3c1.2 0 2.3-.4 3.2-1M6.6 3.9A5.5 5.5 0 0 1 8 3.7c4 0 6.2 4.3 6.2 4.3a10 10 0 0 1-1.5 2.1" />
  ),
  file: (
    <path d="M4.3 2h5l3 3v7.5a1.5 1.5 0 0 1-1.5 1.5H4.3a1.3 1.3 0 0 1-1.3-1.3V3.3A1.3 1.3 0 0 1 4.3 2zM9 2.2V5.4h3.1" />
  ),
  filter: <path d="M2.5 4h11M4.5 8h7M6.5 12h3" />,
  folder: (
    <path d="M2.3 5V4a1.3 1.3 0 0 1 1.3-1.3h2.7L8 4.5h4.4a1.3 1.3 0 0 1 1.3 1.3v5.9a1.3 1.3 0 0 1-1.3 1.3H3.6a1.3 1.3 0 0 1-1.3-1.3z" />
  ),
  forward: <path d="M6 3.5L10.5 8 6 12.5" />,
  globe: (
    <>
      <circle cx="8" cy="8" r="5.8" />
      <path d="M2.3 8h11.4M8 2.2c3.2 3.3 3.2 8.3 0 11.6M8 2.2c-3.2 3.3-3.2 8.3 0 11.6" />
    </>
  ),
  inbox: (
    <path d="M2.5 9l1.7-5.2A1.2 1.2 0 0 1 5.3 3h5.4a1.2 1.2 0 0 1 1.1.8L13.5 9v2.8a1.2 1.2 0 0 1-1.2 1.2H3.7a1.2 1.2 0 0 1-1.2-1.2zM2.5 9h3.2l.8 1.6h3l.8-1.6h3.2" />
  ),
  info: (
    <>
      <circle cx="8" cy="8" r="5.6" />
      <path d="M8 7.4v3.4M8 5.2v.1" />
    </>
  ),
  key: (
    <>
      <circle cx="5.3" cy="10.7" r="2.9" />
      <path d="M7.5 8.5L13.5 2.5M11 5l2 2" />
    </>
  ),
  keyboard: (
    <>
      <rect x="1.8" y="4" width="12.4" height="8" rx="1.5" />
      <path d="M4.5 6.8h.1M7 6.8h.1M9.5 6.8h.1M12 6.8h-.1M5 9.5h6" />
    </>
  ),
  layers: <path d="M8 2.3l5.8 3L8 8.3l-5.8-3zM2.2 8.2L8 11.2l5.8-3M2.2 10.9L8 13.9l5.8-3" />,
  link: (
    <>
      <path d="M6.700 9.300a2.700 2.700 0 0 0 3.900.2l2-2a2.700 2.700 0 0 0-3.900-3.900L7.600 4.700M9.300 6.700a2.700 2.700 0 0 0-3.900-.2l-2 2a2.700 2.700 0 0 0 3.900 3.900l1.100-1.100" />
    </>
  ),
  list: <path d="M5.5 4h8M5.5 8h8M5.5 12h8M2.5 4h.1M2.5 8h.1M2.5 12h.1" />,
  grip: (
    <g fill="currentColor" stroke="none">
      <circle cx="6" cy="4" r="1.1" />
      <circle cx="10" cy="4" r="1.1" />
      <circle cx="6" cy="8" r="1.1" />
      <circle cx="10" cy="8" r="1.1" />
      <circle cx="6" cy="12" r="1.1" />
      <circle cx="10" cy="12" r="1.1" />
    </g>
  ),
  lock: (
    <>
      <rect x="3.3" y="7" width="9.4" height="6.5" rx="1.6" />
      <path d="M5.3 7V5.2a2.7 2.7 0 0 1 5.4 0V7" />
    </>
  ),
  maximize: <rect x="3.8" y="3.8" width="8.4" height="8.4" rx="1" />,
  minimize: <path d="M3.5 8h9" />,
  more: (
    <>
      <circle cx="3.7" cy="8" r=".9" fill="currentColor" />
      <circle cx="8" cy="8" r=".9" fill="currentColor" />
      <circle cx="12.3" cy="8" r=".9" fill="currentColor" />
    </>
  ),
  news: (
    <path d="M2.5 3.5h9v8.3a1.2 1.2 0 0 0 1.2 1.2H4a1.5 1.5 0 0 1-1.5-1.5zM11.5 6.5h2v5.3a1.2 1.2 0 0 1-1.2 1.2M4.7 6h4.6M4.7 8.3h4.6M4.7 10.6h2.6" />
  ),
  outbox: <path d="M8 9.5V2.5M5.2 5L8 2.3 10.8 5M2.5 9.5v2.6a1.4 1.4 0 0 0 1.4 1.4h8.2a1.4 1.4 0 0 0 1.4-1.4V9.5" />,
  pause: <path d="M5.2 3.2v9.6M10.8 3.2v9.6" strokeWidth="2.4" />,
  'picture-off': (
    <path d="M2.5 2.5l11 11M5.5 3H12a1.7 1.7 0 0 1 1.7 1.7V11M12 13H4a1.7 1.7 0 0 1-1.7-1.7V5A2 2 0 0 1 3 3.3M2.5 11l3.3-3 3 2.8" />
  ),
  pin: <path d="M6 2.3h4l-.6 4.2 2.3 2.3H4.3l2.3-2.3zM8 8.8v5" />,
  play: <path d="M4.5 2.8l8.5 5.2-8.5 5.2z" fill="currentColor" />,
  playlist: (
    <>
      <path d="M2.5 4h11M2.5 8h6M2.5 12h6" />
      <path d="M10.8 8.3l3.2 2-3.2 2z" fill="currentColor" />
    </>
  ),
  plus: <path d="M8 3.2v9.6M3.2 8h9.6" />,
  printer: (
    <>
      <path d="M4.6 6V2.6h6.8V6M4.6 11.4H3.3a1.1 1.1 0 0 1-1.1-1.1V7.1A1.1 1.1 0 0 1 3.3 6h9.4a1.1 1.1 0 0 1 1.1 1.1v3.2a1.1 1.1 0 0 1-1.1 1.1h-1.3" />
      <path d="M4.6 9.4h6.8v4H4.6z" />
    </>
  ),
  'priority-one': <path d="M4.5 9.8L8 6.3l3.5 3.5" />,
  priority: <path d="M4.5 7.5L8 4l3.5 3.5M4.5 11.8L8 8.3l3.5 3.5" />,
  redo: <path d="M10.5 3l2.8 2.8-2.8 2.8M13 5.8H6.7a3.6 3.6 0 0 0 0 7.2h2.8" />,
  reply: <path d="M6.5 3.5L2.5 7.5l4 4M2.8 7.5h6.7c2.5 0 4 1.5 4 4v1" />,
  review: <path d="M2.7 5.8V2.7h3.1M13.3 5.8V2.7h-3.1M2.7 10.2v3.1h3.1M13.3 10.2v3.1h-3.1" />,
  right: <path d="M6.3 4.5L9.8 8l-3.5 3.5" />,
  search: (
    <>
      <circle cx="7" cy="7" r="4.2" />
      <path d="M10.2 10.2L13.5 13.5" />
    </>
  ),
  settings: (
    <>
      <circle cx="8" cy="8" r="2.1" />
      <path d="M6.7 1.9h2.6l.4 1.8 1.2.7 1.8-.6 1.3 2.2-1.4 1.3v1.4l1.4 1.3-1.3 2.2-1.8-.6-1.2.7-.4 1.8H6.7l-.4-1.8-1.2-.7-1.8.6L2 10l1.4-1.3V7.3L2 6l1.3-2.2 1.8.6 1.2-.7z" />
    </>
  ),
  shot: (
    <>
      <rect x="2" y="3" width="12" height="10" rx="1.8" />
      <path d="M5 3v10M11 3v10M2 8h12M2 5.5h3M2 10.5h3M11 5.5h3M11 10.5h3" />
    </>
  ),
  'side-bar': (
    <>
      <rect x="2" y="3" width="12" height="10" rx="2" />
      <path d="M6.2 3v10" />
    </>
  ),
  'sign-out': <path d="M6.5 2.5H4A1.5 1.5 0 0 0 2.5 4v8A1.5 1.5 0 0 0 4 13.5h2.5M10.5 5l3 3-3 3M13.2 8H6.5" />,
  smile: (
    <>
      <circle cx="8" cy="8" r="5.7" />
      <path d="M5.6 9.6c.6.9 1.4 1.3 2.4 1.3s1.8-.4 2.4-1.3M6.2 6.4v.3M9.8 6.4v.3" />
    </>
  ),
  sound: <path d="M2.5 6.2v3.6h2.3L8 12.6V3.4L4.8 6.2zM10.6 5.8a3 3 0 0 1 0 4.4M12.4 4a5.6 5.6 0 0 1 0 8" />,
  'sound-off': <path d="M2.5 6.2v3.6h2.3L8 12.6V3.4L4.8 6.2zM10.6 6.3l3.4 3.4M14 6.3l-3.4 3.4" />,
  star: <path d="M8 2.3l1.7 3.6 3.9.5-2.9 2.7.8 3.9L8 11.1 4.5 13l.8-3.9L2.4 6.4l3.9-.5z" />,
  'status-default': <circle cx="8" cy="8" r="5.2" strokeWidth="2" />,
  'status-done': <path d="M2.8 8.6l3.6 3.6L13.2 4.8" strokeWidth="2.2" />,
  'status-feedback': <path d="M8 2l6 6-6 6-6-6z" fill="currentColor" stroke="none" />,
  'status-none': <circle cx="8" cy="8" r="4.6" fill="currentColor" stroke="none" />,
  'status-retake': <path d="M4 6.8h6a3.2 3.2 0 0 1 0 6.4H6.5M6.8 3.6L3.6 6.8l3.2 3.2" strokeWidth="2" />,
  'status-wip': (
    <>
      <circle cx="8" cy="8" r="5.2" strokeWidth="2" />
      <path d="M8 2.8a5.2 5.2 0 0 1 0 10.4z" fill="currentColor" stroke="none" />
    </>
  ),
  sun: (
    <>
      <circle cx="8" cy="8" r="2.7" />
      <path d="M8 1.6v1.5M8 12.9v1.5M1.6 8h1.5M12.9 8h1.5M3.5 3.5l1 1M11.5 11.5l1 1M12.5 3.5l-1 1M4.5 11.5l-1 1" />
    </>
  ),
  switch: <path d="M3 5.5h9.5M10 3l2.5 2.5L10 8M13 10.5H3.5M6 8l-2.5 2.5L6 13" />,
  sync: <path d="M13 5.5A5.3 5.3 0 0 0 3.4 5M3 2.5V5.2h2.7M3 10.5a5.3 5.3 0 0 0 9.6.5M13 13.5v-2.7h-2.7" />,
  todo: (
    <>
      <rect x="2.5" y="2.5" width="11" height="11" rx="2.5" />
      <path d="M5.4 8.1l1.9 1.9 3.4-3.9" />
    </>
  ),
  trash: (
    <path d="M3 4.5h10M6.5 4.2V3a.8.8 0 0 1 .8-.8h1.4a.8.8 0 0 1 .8.8v1.2M4.3 4.5l.5 8a1.2 1.2 0 0 0 1.2 1.1h4a1.2 1.2 0 0 0 1.2-1.1l.5-8" />
  ),
  undo: <path d="M5.5 3L2.7 5.8 5.5 8.6M3 5.8h6.3a3.6 3.6 0 0 1 0 7.2H6.5" />,
  up: <path d="M3.5 10L8 5.5l4.5 4.5" />,
  user: (
    <>
      <circle cx="8" cy="5.3" r="2.6" />
      <path d="M3 13.5c.3-2.9 2.3-4.5 5-4.5s4.7 1.6 5 4.5" />
    </>
  ),
  users: (
    <>
      <circle cx="6" cy="5.5" r="2.4" />
      <path d="M1.8 13c.2-2.7 1.9-4.2 4.2-4.2s4 1.5 4.2 4.2M10.5 3.4a2.3 2.3 0 0 1 0 4.3M11.8 9.1c1.5.5 2.3 1.9 2.4 3.9" />
    </>
  ),
  warning: <path d="M8 2.5L14.3 13H1.7zM8 6.5v3M8 11.3v.2" />,
  arrow: <path d="M3.5 12.5l9-9M6.8 3.5h5.7v5.7" />,
  difference: (
    <>
      <circle cx="6" cy="8" r="4" />
      <circle cx="10" cy="8" r="4" />
    </>
  ),
  ellipse: <ellipse cx="8" cy="8" rx="6" ry="4.6" />,
  eraser: <path d="M9.2 3.2l4 4-5.6 5.6H5.3L2.8 10.3zM6 6.4l4 4M5.5 12.8h8" />,
  fit: <path d="M2.5 5.5v-3h3M13.5 5.5v-3h-3M2.5 10.5v3h3M13.5 10.5v3h-3M5.5 6h5v4h-5z" />,
  'frame-back': <path d="M10.5 4L5 8l5.5 4z" />,
  'frame-forward': <path d="M5.5 4L11 8l-5.5 4z" />,
  'first-frame': <path d="M12 4L6.5 8l5.5 4zM4 4v8" />,
  'last-frame': <path d="M4 4l5.5 4L4 12zM12 4v8" />,
  grid: (
    <>
      <rect x="1.8" y="3" width="5.4" height="4.2" rx="0.8" />
      <rect x="8.8" y="3" width="5.4" height="4.2" rx="0.8" />
      <rect x="1.8" y="8.8" width="5.4" height="4.2" rx="0.8" />
      <rect x="8.8" y="8.8" width="5.4" height="4.2" rx="0.8" />
    </>
  ),
  laser: (
    <>
      <circle cx="5" cy="11" r="1.6" />
      <path d="M6.8 9.2l6.2-6.2M5 6.6V5M2 8l-1-1M9.4 11H11M8 14l1 1M2 14l-1 1" />
    </>
  ),
  line: <path d="M3.5 12.5l9-9" />,
  loop: (
    <path d="M3 7.5V7a2.5 2.5 0 0 1 2.5-2.5h7M10.3 2.3l2.2 2.2-2.2 2.2M13 8.5V9a2.5 2.5 0 0 1-2.5 2.5h-7M5.7 13.7l-2.2-2.2 2.2-2.2" />
  ),
  overlay: (
    <>
      <rect x="2.3" y="2.3" width="8.4" height="8.4" rx="1.2" />
      <rect x="5.3" y="5.3" width="8.4" height="8.4" rx="1.2" />
    </>
  ),
  'ping-pong': <path d="M3.5 6h9M10.3 3.8L12.5 6l-2.2 2.2M12.5 10.5h-9M5.7 8.3l-2.2 2.2 2.2 2.2" />,
  'play-once': <path d="M2.8 8h7.4M7.7 5.5L10.2 8l-2.5 2.5M13 4.5v7" />,
  pointer: <path d="M4 2.8l8.5 4.4-3.7 1.3-1.5 3.8z" />,
  rectangle: <rect x="2.5" y="3.8" width="11" height="8.4" rx="0.8" />,
  'side-by-side': (
    <>
      <rect x="1.8" y="4" width="5.4" height="8" rx="0.8" />
      <rect x="8.8" y="4" width="5.4" height="8" rx="0.8" />
    </>
  ),
  stacked: (
    <>
      <rect x="3.2" y="2" width="9.6" height="5.2" rx="0.8" />
      <rect x="3.2" y="8.8" width="9.6" height="5.2" rx="0.8" />
    </>
  ),
  spread: <path d="M2.5 3.5v9M13.5 3.5v9M4.8 8h6.4M6.8 5.8L4.6 8l2.2 2.2M9.2 5.8L11.4 8l-2.2 2.2" />,
  text: <path d="M3.5 5V3.5h9V5M8 3.5v9M6.3 12.5h3.4" />,
  wipe: <path d="M2.3 3.8h11.4v8.4H2.3zM8 2v12" />,
} as const satisfies Readonly<Record<string, ReactNode>>;

export type IconName = keyof typeof iconShapes;

/** Around the shapes. */
export const iconStroke = {
  viewBox: '0 0 16 16',
  fill: 'none',
  stroke: 'currentColor',
  strokeWidth: '1.4',
  strokeLinecap: 'round',
  strokeLinejoin: 'round',
} as const;
