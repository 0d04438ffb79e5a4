// SPDX-License-Identifier: Apache-2.0
import Highcharts from 'highcharts';
import { drawn, figures } from './figures.js';

const box = document.getElementById('chart');
const { title, months, series } = await figures(box.dataset.observatory);
Highcharts.chart(box, {
  chart: { type: 'line', animation: false },
  title: { text: title },
  plotOptions: { series: { animation: false } },
  xAxis: { categories: months },
  series: series.map(({ name, values }) => ({ name, data: values })),
});
drawn();
