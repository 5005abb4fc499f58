// styles.d.ts: style sheets are imported for their effect only.
declare module '*.css';
