// SPDX-License-Identifier: Apache-2.0
import Chart from 'chart.js/auto';
import { drawn, figures } from './figures.js';

const box = document.getElementById('chart');
const { title, months, series } = await figures(box.dataset.observatory);
const canvas = document.createElement('canvas');
box.append(canvas);
new Chart(canvas, {
  type: 'line',
  data: { labels: months, datasets: series.map(({ name, values }) => ({ label: name, data: values })) },
  options: {
    animation: false,
    maintainAspectRatio: false,
    plugins: { title: { display: true, text: title } },
  },
});
drawn();
