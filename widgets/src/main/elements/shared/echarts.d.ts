// SPDX-License-Identifier: Apache-2.0

/** Words of ECharts in Spanish; the package has no types for them. */
declare module 'echarts/i18n/langES-obj.js' {
  const locale: Record<string, unknown>;
  export default locale;
}
declare module 'echarts/lib/*';
