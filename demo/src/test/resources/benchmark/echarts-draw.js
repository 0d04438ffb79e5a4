// SPDX-License-Identifier: Apache-2.0
import { drawn, figures } from './figures.js';

export async function draw(init) {
  const box = document.getElementById('chart');
  const { title, months, series } = await figures(box.dataset.observatory);
  const chart = init(box);
  chart.on('finished', drawn);
  chart.setOption({
    animation: false,
    title: { text: title },
    legend: { top: 30 },
    tooltip: { trigger: 'axis' },
    grid: { top: 70 },
    xAxis: { type: 'category', data: months },
    yAxis: { type: 'value' },
    series: series.map(({ name, values }) => ({ name, type: 'line', data: values })),
  });
}
